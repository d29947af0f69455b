// How a file of the lists is read and written where there is no server of a work tree: comments, order and what was not touched stay.
import { dataOf, itemsOf } from './items.js'
import { formatted, SCHEMA } from './layout.js'
import { spoken, takenIn, withIds } from './meaning.js'
import { merge } from './merge.js'
import { Refused } from './nodes.js'
import { same } from './values.js'

/** What an entry brings along beside its data: what it is called, its file as it was read, and that the form has a note. */
export const TITLE = '_title'
export const WAS = '_was'
export const NOTE = '_note'
const UNORDERED = '这个文件还没有整理成统一的样子，这里不能保存。改法：在清单的文件夹里运行 qingdan fmt，提交以后再来'
const UNSURE = '这个改动写进文件后读出来会不一样，没有保存。改法：在清单的文件夹里运行 qingdan edit，在那里改这个条目'

/** The order of keys and what rows are known by, from the fields of a form. */
export function shapeOf (fields, identity = []) {
  const below = new Map(fields.map(field => [field.name, shapeOfField(field)]))
  return { below, items: null, identity }
}

function shapeOfField (field) {
  const fields = field.fields ?? []
  if (field.widget === 'object') return shapeOf(fields)
  if (field.widget !== 'list' && !field.multiple) return { below: new Map(), items: null, identity: [] }
  const items = field.field ? shapeOfField(field.field) : shapeOf(fields)
  return { below: new Map(), items, identity: field.identity ?? [] }
}

/** One kind of list: how its files are read into forms, and forms written into files. */
export class Files {
  constructor ({ fields, titled = () => '', guide = false, spelling = {} }) {
    this.shape = shapeOf(fields.filter(field => !field.name.startsWith('_')))
    Object.assign(this, { titled, guide, spelling })
  }

  /** The form's data. A file that cannot be read here has an empty form, and its save is refused. */
  fromFile (text) {
    let data = {}
    try {
      data = dataOf(itemsOf(text).root)
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem
    }
    return { ...data, [TITLE]: this.titled(data, text) || '（读不通的文件）', [WAS]: text, [NOTE]: true }
  }

  /** What the form means as data. */
  wanted (said) {
    const had = dataOf(itemsOf(said[WAS] ?? '').root)
    const meant = withIds(spoken(said, had, this.shape), this.shape, this.spelling)
    return this.guide ? takenIn(meant, had.materials ?? []) : meant
  }

  /** The text of the file. Throws what to tell the person where that cannot be. */
  toFile (said) {
    const was = said[WAS] ?? ''
    const wanted = this.wanted(said)
    const line = was.split('\n', 1)[0]
    const { root, comments } = itemsOf(was)
    if (same(dataOf(root), wanted)) return was
    if (!line.startsWith(SCHEMA) || this.ordered(was, line) !== was) throw new Refused(UNORDERED)
    const gone = merge(root, wanted, this.shape).filter(each => !each.startsWith(SCHEMA))
    const text = formatted(root, this.shape, line)
    const again = itemsOf(text)
    const kept = [...again.comments, ...gone].sort()
    if (!same(dataOf(again.root), wanted) || !same(kept, comments.sort()) || this.ordered(text, line) !== text) throw new Refused(UNSURE)
    return text
  }

  ordered (text, line) {
    return formatted(itemsOf(text).root, this.shape, line)
  }
}
