// What a form means: what was left empty is not there, a new row has an id, a new paper is taken in at a step.
import { under } from './layout.js'
import { isEmpty, isGroup, same } from './values.js'

const LONGEST = 40
const SYLLABLES = 8
const CLAUSE = /[，。；：、！？（）“”《》\s]+/

/** The data that a form says; keys that it left empty and that were not there are not there, and what it brought along goes. */
export function spoken (said, had, shape) {
  if (isGroup(said)) {
    const out = {}
    for (const [key, each] of Object.entries(said)) {
      if (key.startsWith('_')) continue
      const before = isGroup(had) && Object.hasOwn(had, key) ? had[key] : undefined
      const meant = spoken(each, before, under(shape, key))
      const untouched = before !== undefined && same(meant, before)
      if ((isEmpty(meant) && !untouched) || (meant === false && before === undefined)) continue
      out[key] = meant
    }
    return out
  }
  if (!Array.isArray(said)) return said
  const rows = Array.isArray(had) ? had : []
  return said.map((each, at) => spoken(each, rowOf(each, at, rows, shape), under(shape, null))).filter(each => !isEmpty(each))
}

function rowOf (row, at, rows, shape) {
  const names = shape?.identity ?? []
  if (!isGroup(row) || !names.length) return rows[at]
  const found = rows.filter(each => isGroup(each) && names.every(name => each[name] === row[name]))
  return found.length === 1 ? found[0] : {}
}

/** The data in which every row that the schema knows by its id has one, unique in its list. */
export function withIds (data, shape, spelling) {
  if (isGroup(data)) {
    return Object.fromEntries(Object.entries(data).map(([key, each]) => [key, withIds(each, under(shape, key), spelling)]))
  }
  if (!Array.isArray(data) || !shape?.items) return data
  const rows = data.map(row => withIds(row, shape.items, spelling))
  if (shape.identity.join() !== 'id') return rows
  const taken = new Set(rows.filter(row => isGroup(row) && 'id' in row).map(row => row.id))
  return rows.map(row => {
    if (!isGroup(row) || 'id' in row) return row
    const name = [...shape.items.below.keys()].find(key => key !== 'id' && typeof row[key] === 'string')
    const id = rowId(row[name] ?? '', taken, spelling)
    taken.add(id)
    return { id, ...row }
  })
}

/** An id from the first clause of a name: syllables two by two, a number where it is taken. */
export function rowId (name, taken, spelling) {
  const clause = name.split(CLAUSE).find(Boolean) ?? ''
  const parts = clause.match(/[\u4e00-\u9fff]|[^\u4e00-\u9fff]+/g) ?? []
  const syllables = parts.map(each => (spelling[each] ?? each).toLowerCase().replace(/[^a-z0-9]/g, '')).filter(Boolean).slice(0, SYLLABLES)
  let words = []
  for (let at = 0; at < syllables.length; at += 2) words.push(syllables.slice(at, at + 2).join(''))
  if (syllables.length && syllables.length < 4) words = [syllables.join('')]
  let stem = ''
  for (const word of words) {
    const longer = stem ? `${stem}-${word}` : word.slice(0, LONGEST - 4)
    if (longer.length > LONGEST - 4) break
    stem = longer
  }
  stem ||= 'hang'
  let out = stem
  for (let number = 2; taken.has(out); number++) out = `${stem}-${number}`
  return out
}

/** Put new materials that no step uses into the first step that takes any: their ids could not be written there before. */
export function takenIn (guide, before) {
  const steps = (guide.steps ?? []).filter(isGroup)
  const first = steps.find(each => each.materials?.length)
  if (!first) return guide
  const used = new Set([...steps.flatMap(each => each.materials ?? []), ...before.map(each => each.id)])
  const fresh = (guide.materials ?? []).filter(row => isGroup(row) && !used.has(row.id)).map(row => row.id)
  const more = { ...first, materials: [...first.materials, ...fresh] }
  return fresh.length ? { ...guide, steps: guide.steps.map(each => each === first ? more : each) } : guide
}
