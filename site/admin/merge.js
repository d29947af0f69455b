// Make the items of a file say what is wanted, and so far as they do already leave them as they are.
import { BLANK, commentsOf, dataOf } from './items.js'
import { BREAK, commented, inline, length, ordered, under, WIDEST } from './layout.js'
import { matched } from './match.js'
import { Refused } from './nodes.js'
import { isGroup, same } from './values.js'

/** Characters in a line with brackets, where there is no neighbour to do as; in a row that stands as a block. */
const NARROW = 120
const IN_ROW = 100
const LOST = '有注释会放不下，这里没有保存。改法：在清单的文件夹里运行 qingdan edit，在那里改这个条目'

/** Make the root say `wanted`; the comments that went with what went. */
export function merge (root, wanted, shape) {
  const gone = []
  pairs(root, wanted, shape, 0, false, gone)
  return gone
}

/** Make a pair's or a row's value say `wanted`. `column` is that of its key or dash; `flow` when it stands inside brackets. */
function value (item, wanted, shape, column, flow, gone) {
  const old = dataOf(item)
  if (same(old, wanted)) return item
  const inside = flow || item.flow
  if (isGroup(old) && isGroup(wanted) && Object.keys(old).some(key => key in wanted)) {
    pairs(item, wanted, shape, column + 2, inside, gone)
    return item
  }
  if (Array.isArray(old) && Array.isArray(wanted) && old.length && wanted.length) {
    rows(item, wanted, shape, column + 2, inside, gone)
    return item
  }
  if (commented(item)) throw new Refused(LOST)
  return { ...made(wanted, shape, column + 2, NARROW, flow), key: item.key, before: item.before, trail: item.trail }
}

function pairs (item, wanted, shape, column, flow, gone) {
  const stay = item.children.filter(each => each.key in wanted)
  const first = stay[0]
  let passed = []
  const children = []
  for (const each of item.children) {
    if (each.key in wanted) {
      const now = value(each, wanted[each.key], under(shape, each.key), column, flow, gone)
      now.before = [...passed, ...now.before]
      passed = []
      children.push(now)
    } else {
      // What stands directly above goes along; what a blank line parts from it stays.
      const cut = each.before.lastIndexOf(BLANK) + 1
      passed = [...passed, ...each.before.slice(0, cut)]
      gone.push(...commentsOf({ ...each, before: each.before.slice(cut) }))
    }
  }
  item.foot = [...passed, ...item.foot]
  const kept = children.map(each => each.key)
  const keys = ordered([...kept, ...Object.keys(wanted).filter(key => !kept.includes(key))], shape)
  item.children = keys.map(key => {
    const old = children[kept.indexOf(key)]
    return old ?? { ...made(wanted[key], under(shape, key), column + 2, NARROW, flow), key }
  })
  const top = item.children[0]
  const was = children.find(each => each.key === first?.key)
  // What stands above a block's first key is of the whole block.
  if (!flow && was && top !== was && !kept.includes(top.key)) [top.before, was.before] = [was.before, []]
}

function rows (item, wanted, shape, column, flow, gone) {
  const below = under(shape, null)
  const match = matched(dataOf(item), wanted, shape)
  const old = item.children
  if (match.length === old.length && match.every((at, number) => at === number)) {
    item.children = old.map((each, number) => value(each, wanted[number], below, column, flow, gone))
    return
  }
  if (flow && commented(item)) throw new Refused(LOST)
  const cut = old[0].before.lastIndexOf(BLANK) + 1
  const lead = old[0].before.slice(0, cut)
  old[0].before = old[0].before.slice(cut)
  old.forEach((each, at) => { if (!match.includes(at)) gone.push(...commentsOf(each)) })
  item.children = wanted.map((each, number) => {
    if (match[number] >= 0) return value(old[match[number]], each, below, column, flow, gone)
    return { ...newRow(old, each, below, column, match, number, flow), key: null }
  })
  item.children[0].before = [...lead, ...item.children[0].before]
}

/** A row written as its neighbour above is: in brackets or as a block. */
function newRow (old, wanted, shape, column, match, number, flow) {
  if (flow || typeof wanted !== 'object') return made(wanted, shape, column + 2, NARROW, flow)
  const near = [...match.slice(0, number).reverse(), ...match.slice(number + 1)].find(at => at >= 0) ?? 0
  const fits = column + 2 + length(inline(wanted, shape)) <= WIDEST
  if (!Object.keys(wanted).length || (old[near].flow && fits)) return made(wanted, shape, column + 2, NARROW, true)
  return blocked(wanted, shape, column + 2, IN_ROW)
}

/** A new item. The rows of an entry's own lists stand on a line each; those of a list inside a row share one where they fit. */
function made (wanted, shape, indent, short, flow) {
  const out = { key: null, value: wanted, flow: false, before: [], trail: '', foot: [], children: [] }
  if (typeof wanted !== 'object') return { ...out, kind: 'text' }
  const each = Object.values(wanted)
  const list = Array.isArray(wanted)
  const one = inline(wanted, shape)
  const long = list ? indent <= 2 && each.some(isGroup) : each.some(below => typeof below === 'object')
  if (!flow && each.length && (long || indent + length(one) > short || one.includes(BREAK))) return blocked(wanted, shape, indent, short)
  const children = list
    ? wanted.map(below => made(below, under(shape, null), indent, short, true))
    : ordered(Object.keys(wanted), shape).map(key => ({ ...made(wanted[key], under(shape, key), indent, short, true), key }))
  return { ...out, kind: list ? 'list' : 'map', flow: true, children }
}

function blocked (wanted, shape, indent, short) {
  const out = { key: null, value: wanted, flow: false, before: [], trail: '', foot: [] }
  if (isGroup(wanted)) {
    const keys = ordered(Object.keys(wanted), shape)
    return { ...out, kind: 'map', children: keys.map(key => ({ ...made(wanted[key], under(shape, key), indent + 2, short, false), key })) }
  }
  const below = under(shape, null)
  const children = wanted.map(each => {
    if (typeof each !== 'object') return made(each, below, indent + 2, short, false)
    const one = inline(each, below)
    const fits = indent + 2 + length(one) <= short && !one.includes(BREAK)
    return fits ? made(each, below, indent + 2, short, true) : blocked(each, below, indent + 2, short)
  })
  return { ...out, kind: 'list', children }
}
