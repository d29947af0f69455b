// Which row of a list became which: by the schema's identity, or by content where rows have none.
import { isGroup } from './values.js'

/** For each new row the position of the old row that it continues, or -1; no old row twice. */
export function matched (old, fresh, shape) {
  for (const names of [shape?.identity ?? [], ['id']]) {
    const [before, after] = [old, fresh].map(rows => rows.map(row => key(row, names)))
    const whole = rows => !rows.includes('') && new Set(rows).size === rows.length
    if (names.length && whole(before) && whole(after)) {
      const out = after.map(each => before.indexOf(each))
      // A row renamed where it stands is the same row.
      const stays = old.length === fresh.length
      return out.map((at, place) => at < 0 && stays && !out.includes(place) ? place : at)
    }
  }
  const out = fresh.map(() => -1)
  for (const [tag, a, b, c, d] of opcodes(old.map(text), fresh.map(text))) {
    if (tag === 'equal' || (tag === 'replace' && b - a === d - c)) {
      for (let at = c; at < d; at++) out[at] = a + at - c
    }
  }
  return out
}

function key (row, names) {
  if (!isGroup(row) || !names.some(name => name in row)) return ''
  return text(names.map(name => row[name] ?? null))
}

function text (value) {
  return JSON.stringify(value, (_, each) => isGroup(each) ? Object.fromEntries(Object.entries(each).sort()) : each)
}

/** What turns one list into another, as `[tag, from, to, from, to]`: the longest run that both have stays, and so on beside it. */
function opcodes (one, other) {
  const out = []
  let [i, j] = [0, 0]
  for (const [a, b, size] of [...blocks(one, other, 0, one.length, 0, other.length), [one.length, other.length, 0]]) {
    if (i < a && j < b) out.push(['replace', i, a, j, b])
    else if (i < a || j < b) out.push(['other', i, a, j, b])
    if (size) out.push(['equal', a, a + size, b, b + size])
    i = a + size
    j = b + size
  }
  return out
}

function blocks (one, other, alo, ahi, blo, bhi) {
  const [i, j, size] = longest(one, other, alo, ahi, blo, bhi)
  if (!size) return []
  const before = blocks(one, other, alo, i, blo, j)
  const found = [...before, [i, j, size], ...blocks(one, other, i + size, ahi, j + size, bhi)]
  return found.reduce((out, each) => {
    const last = out.at(-1)
    if (last && last[0] + last[2] === each[0] && last[1] + last[2] === each[1]) last[2] += each[2]
    else out.push([...each])
    return out
  }, [])
}

function longest (one, other, alo, ahi, blo, bhi) {
  let best = [alo, blo, 0]
  let lengths = new Map()
  for (let i = alo; i < ahi; i++) {
    const next = new Map()
    for (let j = blo; j < bhi; j++) {
      if (one[i] !== other[j]) continue
      const size = (lengths.get(j - 1) ?? 0) + 1
      next.set(j, size)
      if (size > best[2]) best = [i - size + 1, j - size + 1, size]
    }
    lengths = next
  }
  return best
}
