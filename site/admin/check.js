// Hold the data of a form against the schema of its list, and say in Chinese what is wrong and where.
import { wrongCharacters } from './characters.js'
import { Validator } from './json-schema.js'
import { isGroup } from './values.js'

const PLACE = 'https://schemas.invalid/'
const MOST = 12
const TYPES = { string: '文字', integer: '整数', number: '数', boolean: '是或者否', array: '若干行', object: '一组内容' }
const FORMS = { date: '应当是有的日期，写成 2026-03-02', uri: '应当是完整的网址，以 https:// 开头' }

const quoted = value => `“${typeof value === 'object' ? JSON.stringify(value) : value}”`
const some = values => values.slice(0, MOST).map(quoted).join('、') + (values.length > MOST ? ` 等 ${values.length} 个` : '')

/** What is wrong by a keyword of the schema: `limit` is what stands there, `value` what was filled in, `part` the schema around. */
const SENTENCES = {
  type: ({ limit }) => `应当是${[limit].flat().map(each => TYPES[each] ?? each).join('或者')}`,
  enum: ({ limit, value }) => `没有${quoted(value)}这个值；可选的值：${some(limit)}`,
  const: ({ limit, value }) => `应当是${quoted(limit)}，现在是${quoted(value)}`,
  pattern: ({ value, part }) => value === '' ? null : `写法不对：${quoted(value)}${part.description ? `；${part.description}` : '；前后不能有空格，不能换行'}`,
  format: ({ limit, value }) => `${quoted(value)}写法不对：${FORMS[limit] ?? '见说明'}`,
  minLength: ({ limit }) => limit > 1 ? `太短，至少 ${limit} 个字` : '不能空着',
  maxLength: ({ limit, value }) => `太长：最多 ${limit} 个字，现在 ${[...value].length} 个`,
  minimum: ({ limit, value }) => `不能小于 ${limit}，现在是 ${value}`,
  maximum: ({ limit, value }) => `不能大于 ${limit}，现在是 ${value}`,
  exclusiveMinimum: ({ limit, value }) => `应当大于 ${limit}，现在是 ${value}`,
  exclusiveMaximum: ({ limit, value }) => `应当小于 ${limit}，现在是 ${value}`,
  minItems: ({ limit }) => `至少要有 ${limit} 行`,
  maxItems: ({ limit }) => `最多 ${limit} 行`,
  uniqueItems: () => '有两行一样',
  additionalProperties: () => '格式里没有这一项',
  unevaluatedProperties: () => '格式里没有这一项',
  false: () => '照别处填的内容，这一项不应当有',
  anyOf: () => '不合任何一种写法',
  oneOf: () => '不合任何一种写法，或者合了几种',
  not: () => '照别处填的内容，不能这样填',
  dependentRequired: () => '和它成对的一项也要填',
  contains: () => '缺了必须有的一行',
  minProperties: () => '填得不够',
  maxProperties: () => '填得太多',
  propertyNames: () => '名称写法不对',
  multipleOf: ({ limit }) => `应当是 ${limit} 的倍数`
}

/** The checks of one list: `ready` first, then `wrong` as often as wanted. */
export class Checker {
  constructor (name, fields, shape, fetched = address => fetch(`../schemas/v1/${address}`).then(answer => answer.json())) {
    Object.assign(this, { name, fields, shape, fetched })
    this.schemas = new Map()
    this.places = new Map()
  }

  /** Fetch the schema and those that it refers to. */
  async ready () {
    const root = `${this.name}.schema.json`
    await this.load(root)
    this.validator = new Validator(this.schemas.get(root), '2020-12', false)
    for (const [name, schema] of this.schemas) if (name !== root) this.validator.addSchema(schema)
  }

  /** A sentence for each thing that is wrong, in the order of the form; `places` has the path that each is about. */
  wrong (data) {
    this.places.clear()
    const found = this.validator.validate(data).errors.map(error => this.sentence(error, data)).filter(Boolean)
    return [...new Set([...found, ...this.characters(data, []), ...this.twice(data, this.shape, [])])]
  }

  async load (name) {
    if (this.schemas.has(name)) return
    const { $schema, ...schema } = await this.fetched(name)
    this.schemas.set(name, { $id: PLACE + name, ...schema })
    const others = JSON.stringify(schema).matchAll(/"\$ref":"([^"#]+)#/g)
    for (const [, other] of others) await this.load(other)
  }

  sentence ({ keyword, keywordLocation, instanceLocation }, data) {
    const steps = pointer(keywordLocation)
    if (steps.slice(0, -1).some(each => ['anyOf', 'oneOf', 'not', 'if', 'contains'].includes(each))) return null
    const path = pointer(instanceLocation)
    const value = path.reduce((here, step) => here?.[step], data)
    const part = this.part(steps.slice(0, -1))
    if (keyword === 'required') {
      const missing = part.required.filter(each => !isGroup(value) || !(each in value))
      return missing.map(each => this.about([...path, each], '必须填写')).join('\n\n') || null
    }
    const told = SENTENCES[keyword]?.({ limit: part?.[keyword], value, part: part ?? {} })
    return told ? this.about(path, told) : null
  }

  /** A sentence with what it is about before it; where that stands is kept. */
  about (path, told) {
    const sentence = `${this.titled(path) || '这个条目'}：${told}`
    this.places.set(sentence, path.map(step => /^\d+$/.test(step) ? Number(step) : step))
    return sentence
  }

  /** The schema around a keyword; a reference on the way is followed. */
  part (steps) {
    let document = this.schemas.get(`${this.name}.schema.json`)
    let here = document
    for (const step of steps) {
      if (step !== '$ref') {
        here = here?.[step]
        continue
      }
      const [file, place] = here.$ref.split('#')
      document = file ? this.schemas.get(file) : document
      here = pointer(`#${place}`).reduce((found, each) => found?.[each], document)
    }
    return here
  }

  /** Where a value stands, as the form calls it. */
  titled (path) {
    let fields = this.fields
    let field = null
    return path.map(step => {
      if (/^\d+$/.test(step)) return `第 ${Number(step) + 1} 行`
      field = fields?.find(each => each.name === step)
      fields = field?.fields ?? field?.field?.fields
      return field?.label ?? step
    }).join(' › ')
  }

  /** What is wrong with the characters of each text. */
  characters (data, path) {
    if (typeof data === 'string') return wrongCharacters(data).map(told => this.about(path, told))
    if (typeof data !== 'object' || data === null) return []
    const inside = Object.entries(data).filter(([key]) => !key.startsWith('_'))
    return inside.flatMap(([key, each]) => this.characters(each, [...path, key]))
  }

  /** Rows that are known by the same id. */
  twice (data, shape, path) {
    if (isGroup(data)) {
      return Object.entries(data).flatMap(([key, each]) => this.twice(each, shape?.below.get(key), [...path, key]))
    }
    if (!Array.isArray(data) || !shape) return []
    const seen = new Map()
    const own = data.flatMap((row, at) => {
      if (!isGroup(row) || !shape.identity.some(name => name in row)) return []
      const key = JSON.stringify(shape.identity.map(name => String(row[name] ?? '')))
      if (!seen.has(key)) return seen.set(key, at) && []
      const shown = shape.identity.map(name => row[name]).filter(Boolean).join('、')
      return [this.about(path, `第 ${seen.get(key) + 1} 行和第 ${at + 1} 行的标识都是“${shown}”，换一个；同一部法律引用几条的，各行写行标识`)]
    })
    return [...own, ...data.flatMap((row, at) => this.twice(row, shape.items, [...path, String(at)]))]
  }
}

function pointer (text) {
  return text.split('/').slice(1).map(each => decodeURIComponent(each).replaceAll('~1', '/').replaceAll('~0', '~'))
}
