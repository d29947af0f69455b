// The pairs and rows of a file with the comments that belong to each.
import { nodesOf } from './nodes.js'

/** Stands in a row of comments for a blank line. */
export const BLANK = ''

/**
 * The file as items. `before` stand on lines of their own above an item, `trail` at the end of its first line, `foot` under the
 * last thing in its value; `key` is null for a row. The root is an item without a parent.
 */
export function itemsOf (text) {
  const spans = new Spans(text)
  const root = item(spans, null, nodesOf(text), null)
  const ordered = [...walk(root)]
  const found = comments(spans, root)
  for (const comment of withBlanks(spans, found, ordered)) attach(comment, root, ordered)
  return { root, comments: found.map(each => each.text) }
}

/** The data of an item as it stands. */
export function dataOf (item) {
  if (item.kind === 'map') return Object.fromEntries(item.children.map(each => [each.key, dataOf(each)]))
  if (item.kind === 'list') return item.children.map(dataOf)
  return item.value
}

/** Every comment of an item's own and below it. */
export function commentsOf (item) {
  const own = [...item.before, item.trail, ...item.foot].filter(Boolean)
  return [...own, ...item.children.flatMap(commentsOf)]
}

class Spans {
  constructor (text) {
    this.text = text
    this.lines = text.split('\n')
    this.starts = []
    let at = 0
    for (const line of this.lines) {
      this.starts.push(at)
      at += line.length + 1
    }
  }

  lineOf (offset) {
    let [low, high] = [0, this.starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (this.starts[middle] <= offset) low = middle
      else high = middle
    }
    return low
  }

  column (offset) {
    return offset - this.starts[this.lineOf(offset)]
  }

  lineEnd (line) {
    return this.starts[line] + this.lines[line].length
  }

  /** The last line that carries a node's content. */
  lastLine (node) {
    if (node.block) return this.lastOfBlock(node)
    if (node.kind === 'text' || node.flow) return this.lineOf(Math.max(node.start, node.end - 1))
    const last = node.pairs.at(-1)?.[1] ?? node.items.at(-1)
    return last ? this.lastLine(last) : this.lineOf(node.start)
  }

  lastOfBlock (node) {
    const end = this.lineOf(node.end)
    let last = this.lineOf(node.start)
    for (let number = last + 1; number < this.lines.length && this.starts[number] < node.end; number++) {
      if (number <= end && this.lines[number].trim()) last = number
    }
    return last
  }
}

function item (spans, key, value, parent) {
  const first = key ?? value
  let start = first.start
  let end = value.end
  if (value.block || (value.kind !== 'text' && !value.flow)) end = spans.lineEnd(spans.lastLine(value)) + 1
  if (!key && parent && !parent.flow) start = spans.text.lastIndexOf('-', value.start - 1)
  const out = {
    key: key?.source ?? null, kind: value.kind, value: value.value, flow: value.flow, open: value.start,
    start, end, column: spans.column(start), line: spans.lineOf(start), lastLine: spans.lineOf(Math.max(start, end - 1)),
    parent, node: value, keyNode: key,
    before: [], trail: '', foot: [], children: []
  }
  for (const [below, under] of value.pairs) out.children.push(item(spans, below, under, out))
  for (const under of value.items) out.children.push(item(spans, null, under, out))
  return out
}

function * walk (item) {
  for (const child of item.children) {
    yield child
    yield * walk(child)
  }
}

/** Every comment, in the order of the file: a `#` outside every text begins one. */
function comments (spans, root) {
  const taken = new Map()
  const take = (line, begin, end) => taken.set(line, [...taken.get(line) ?? [], [begin, end]])
  const texts = [...walk(root)].flatMap(each => [each.keyNode, each.kind === 'text' ? each.node : null]).filter(Boolean)
  for (const node of texts) {
    const first = spans.lineOf(node.start)
    const last = node.block ? spans.lastLine(node) : spans.lineOf(node.end)
    if (node.block) {
      for (let line = first + 1; line <= last; line++) take(line, 0, spans.lines[line].length)
      continue
    }
    for (let line = first; line <= last; line++) {
      const begin = line === first ? spans.column(node.start) : 0
      take(line, begin, line === last ? node.end - spans.starts[line] : spans.lines[line].length)
    }
  }
  const found = []
  spans.lines.forEach((content, line) => {
    let at = content.indexOf('#')
    while (at >= 0) {
      const inside = (taken.get(line) ?? []).find(([begin, end]) => begin <= at && at < end)
      if (!inside) {
        found.push({ line, column: at, place: spans.starts[line] + at, text: content.slice(at).trimEnd(), own: !content.slice(0, at).trim() })
        return
      }
      at = content.indexOf('#', inside[1])
    }
  })
  return found
}

/** The comments with one blank for each run of blank lines between lines of a block. */
function withBlanks (spans, found, ordered) {
  const lines = new Set([...found.filter(each => each.own).map(each => each.line), ...ordered.map(each => each.line)])
  const blank = []
  spans.lines.forEach((line, number) => {
    if (line.trim() || !lines.has(number + 1) || number === 0) return
    const following = spans.lines[number + 1]
    const column = following.length - following.trimStart().length
    blank.push({ line: number, column, place: spans.starts[number], text: BLANK, own: true })
  })
  return [...found, ...blank].sort((one, other) => one.line - other.line || one.column - other.column)
}

function attach (comment, root, ordered) {
  const { place } = comment
  if (!comment.own) {
    trail(comment, ordered.filter(each => each.start < place), root)
    return
  }
  const following = ordered.find(each => each.start > place)
  const last = ordered.findLast(each => each.start < place)
  const inside = brackets(last, place)
  if (inside) {
    if (following?.parent === inside) following.before.push(comment.text)
    else (inside.children.length ? inside.foot : inside.before).push(comment.text)
    return
  }
  let closing = last?.parent ?? null
  if (following && comment.column <= following.column) closing = null
  while (closing) {
    if (closing === following?.parent) closing = null
    else if (closing.children[0]?.column <= comment.column && !closing.flow) break
    else closing = closing.parent
  }
  if (closing) closing.foot.push(comment.text)
  else if (following) following.before.push(comment.text)
  else root.foot.push(comment.text)
}

/** A comment at the end of a line belongs to the outermost item that ends on it, or to the innermost that begins. */
function trail (comment, before, root) {
  const ended = before.find(each => each.lastLine === comment.line && each.end <= comment.place)
  const chosen = ended ?? before.findLast(each => each.line === comment.line) ?? before.at(-1) ?? root
  if (chosen.trail) chosen.before.push(chosen.trail)
  chosen.trail = comment.text
}

/** The innermost bracketed item that is open at a place. */
function brackets (last, place) {
  while (last) {
    if (last.flow && last.open < place && place < last.end) return last
    last = last.parent
  }
  return null
}
