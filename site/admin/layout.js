// The canonical form of a file: the schema's key order, two spaces a level, short rows in brackets, quotes where needed.
import { BLANK, dataOf } from './items.js'
import { literal, scalar } from './scalars.js'

/** Characters in a line with brackets; a longer row is written as a block. */
export const WIDEST = 340
export const SCHEMA = '# yaml-language-server: $schema='
/** A new line inside quotes: what has one does not go on one line with brackets. */
export const BREAK = '\\n'

export const length = text => [...text].length

/** The text in canonical form. `shape` says the order of keys; the line that names the schema stays as it is. */
export function formatted (root, shape, schemaLine) {
  const first = root.children[0]
  const above = first.before.filter(each => !each.startsWith(SCHEMA))
  const cut = above.lastIndexOf(BLANK)
  const head = above.slice(0, cut + 1)
  first.before = above.slice(cut + 1)
  const lines = [schemaLine, ...tidy(head, true)]
  if (head.some(Boolean) && lines.at(-1) !== BLANK) lines.push(BLANK)
  return [...lines, ...block(root, shape, 0)].join('\n').replace(/\n+$/, '') + '\n'
}

/** Keys in the schema's order; those it does not know come last, as they stood. */
export function ordered (keys, shape) {
  const known = shape ? [...shape.below.keys()].filter(key => keys.includes(key)) : []
  return [...known, ...keys.filter(key => !known.includes(key))]
}

/** The shape one step down: of a key, or of any row. */
export function under (shape, key) {
  return (key === null ? shape?.items : shape?.below.get(key)) ?? null
}

/** Data on one line; `flow` when a text stands inside brackets. */
export function inline (value, shape, flow = true) {
  if (Array.isArray(value)) return `[${value.map(each => inline(each, under(shape, null))).join(', ')}]`
  if (typeof value !== 'object') return scalar(value, flow)
  const pairs = ordered(Object.keys(value), shape).map(key => `${scalar(key, true)}: ${inline(value[key], under(shape, key))}`)
  return `{${pairs.join(', ')}}`
}

/** Whether comments stand below an item. */
export function commented (item) {
  return item.foot.length > 0 || item.children.some(each => each.before.some(Boolean) || each.trail || commented(each))
}

/** The lines of an item's children, then the comments that close it. */
function block (item, shape, indent) {
  const pad = ' '.repeat(indent)
  const padded = lines => lines.map(line => line && pad + line)
  const out = []
  sorted(item, shape).forEach((each, number) => {
    const { above, lines } = child(each, under(shape, each.key), indent)
    out.push(...padded(tidy([...each.before, ...above], number === 0)), ...lines)
  })
  return [...out, ...padded(tidy(item.foot))]
}

/** The comments that must stand above a pair or row, and its lines. */
function child (item, shape, indent) {
  const pad = ' '.repeat(indent)
  const head = item.key === null ? `${pad}-` : `${pad}${scalar(item.key, false)}:`
  const trail = item.trail && `  ${item.trail}`
  const text = item.kind === 'text'
  if (!item.children.length) {
    const long = text && typeof item.value === 'string' ? literal(item.value) : null
    if (long) return { above: [], lines: [`${head} ${long.header}${trail}`, ...long.lines.map(line => line && `${pad}  ${line}`)] }
    return { above: item.foot, lines: [`${head} ${inline(dataOf(item), shape, !text)}${trail}`] }
  }
  if (!commented(item) && item.flow) {
    const one = `${head} ${inline(dataOf(item), shape)}`
    if (length(one) <= WIDEST && !one.includes(BREAK)) return { above: [], lines: [one + trail] }
  }
  if (item.key !== null) return { above: [], lines: [head + trail, ...block(item, shape, indent + 2)] }
  const first = sorted(item, shape)[0]
  const above = [...(item.trail ? [item.trail] : []), ...first.before.filter(each => each !== BLANK)]
  first.before = []
  const lines = block(item, shape, indent + 2)
  // What had to go above the first pair of the row stands there already.
  while (lines[0].trimStart().startsWith('#')) above.push(lines.shift().trim())
  return { above, lines: [`${head} ${lines[0].trimStart()}`, ...lines.slice(1)] }
}

function sorted (item, shape) {
  if (item.kind === 'list') return item.children
  const keys = item.children.map(each => each.key)
  return ordered(keys, shape).map(key => item.children[keys.indexOf(key)])
}

/** Comments with at most one blank line in a row, and none at the head of a block. */
function tidy (lines, first = false) {
  const out = []
  for (const line of lines) {
    if (line !== BLANK || (out.length ? out.at(-1) !== BLANK : !first)) out.push(line)
  }
  return out
}
