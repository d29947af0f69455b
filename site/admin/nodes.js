// A file of the lists as nodes: what stands where. What the strict reader would refuse is refused here too.
import { isAlias, isMap, isScalar, isSeq, parseDocument } from './yaml.js'
import { reading } from './scalars.js'

/** Why a file cannot be read or written here; the message is for a person. */
export class Refused extends Error {}

const FAULTY = '这个文件里有检查会指出的读取问题。改法：在清单的文件夹里运行 qingdan check，改好再来'
const READ = ['text', 'date', 'integer', 'boolean']

/** The root of a file. A node is `{kind, start, end, flow, block, value, pairs, items}` with offsets into the text. */
export function nodesOf (text) {
  if (/[\r\t\ufeff]/.test(text)) throw new Refused(FAULTY)
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: false, logLevel: 'silent' })
  if (document.errors.length || document.warnings.length) throw new Refused(FAULTY)
  const root = node(document.contents)
  if (root.kind !== 'map' || !root.pairs.length) throw new Refused('这个文件不是一组键和值，这里不能改')
  return root
}

function node (found) {
  if (!found?.range || isAlias(found) || found.anchor || found.tag) throw new Refused(FAULTY)
  const [start, end] = found.range
  const here = { start, end, flow: Boolean(found.flow), block: false, value: null, pairs: [], items: [] }
  if (isMap(found)) return { ...here, kind: 'map', pairs: found.items.map(each => [named(node(each.key)), node(each.value)]) }
  if (isSeq(found)) return { ...here, kind: 'list', items: found.items.map(node) }
  return { ...here, ...leaf(found) }
}

function leaf (found) {
  const text = isScalar(found) ? String(found.value ?? '') : ''
  const plain = found.type === 'PLAIN'
  const read = plain ? reading(text) : 'text'
  if (!READ.includes(read) || (plain && text.includes('\n'))) throw new Refused(FAULTY)
  const value = read === 'integer' ? Number(text) : read === 'boolean' ? text === 'true' : text
  return { kind: 'text', block: found.type === 'BLOCK_LITERAL' || found.type === 'BLOCK_FOLDED', value, source: text }
}

function named (key) {
  if (key.kind !== 'text' || key.block) throw new Refused(FAULTY)
  return key
}
