// How a value is written so that the strict reader reads the same value back, in quotes only where they are needed.
const INTEGER = /^-?(0|[1-9][0-9]*)$/
const FLOAT = /^-?(0|[1-9][0-9]*)\.[0-9]+$/
const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/
const MOST_DIGITS = 15
const EMPTY = new Set(['', '~', 'null', 'Null', 'NULL'])
// What YAML 1.1 and 1.2 read differently.
const AMBIGUOUS = new RegExp('^(?:' + [
  'y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|True|TRUE|False|FALSE|=',
  '[-+]?0[0-9_]+|\\+[0-9_.]+|[-+]?0[xob][0-9A-Fa-f_]+',
  '[-+]?[0-9][0-9]*_[0-9_]*(?:\\.[0-9_]*)?',
  '[-+]?[0-9]+(?::[0-9]{1,2})+(?:\\.[0-9]*)?',
  '[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?',
  '[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)',
  '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*)?'
].join('|') + ')$')
// Text that is plain anywhere, once it reads as text: nothing in it means anything to YAML.
const PLAIN = /^[0-9A-Za-z\u4e00-\u9fff“《（〔①-⑳][0-9A-Za-z\u4e00-\u9fff“”‘’《》〈〉（）〔〕①-⑳、。；％·—…_./()+-]*$/
// Text that the reader takes for a key with a full-width colon: in a line with brackets, and elsewhere.
const WORD = '[A-Za-z_][\\p{L}\\p{N}_-]*'
const LIKE_A_KEY = new RegExp(`(?:^|[{,，\\s])${WORD}\\s*：|，\\s*${WORD}\\s*:`, 'u')
const LIKE_A_LINE = new RegExp(`^(?:- +)*${WORD}\\s*：`, 'u')
const INDICATORS = ',[]{}#&*!|>\'"%@`'
const ESCAPES = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' }
const UNPRINTED = /[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]/g // eslint-disable-line no-control-regex

/** How the unquoted text reads: text, integer, boolean, date, or a word for what the reader refuses. */
export function reading (text) {
  if (EMPTY.has(text)) return 'empty'
  if (text === 'true' || text === 'false') return 'boolean'
  if (text.charCodeAt(0) > 127) return 'text'
  if (INTEGER.test(text)) return text.replace('-', '').length <= MOST_DIGITS ? 'integer' : 'long'
  if (FLOAT.test(text)) return 'float'
  const found = DATE.exec(text)
  if (found) return isDay(found) ? 'date' : 'no such date'
  return AMBIGUOUS.test(text) ? 'ambiguous' : 'text'
}

function isDay ([whole, year]) {
  const day = new Date(`${whole}T00:00:00Z`)
  return year !== '0000' && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(whole)
}

/** A text, integer or boolean on one line; `flow` when it stands inside brackets. */
export function scalar (value, flow) {
  if (typeof value !== 'string') return String(value)
  return plain(value, flow) ? value : quoted(value)
}

/** The text in double quotes, with escapes for what cannot be printed. */
export function quoted (text) {
  const out = text.replace(/["\\\n\t\r]/g, each => ESCAPES[each])
  return '"' + out.replace(UNPRINTED, each => '\\u' + each.charCodeAt(0).toString(16).padStart(4, '0')) + '"'
}

/** The header and lines of a literal block, for text of several lines that can be written so; null otherwise. */
export function literal (text) {
  if (!text.includes('\n') || ' \n\t'.includes(text[0]) || text.endsWith('\n\n')) return null
  if (text.replaceAll('\n', '').search(UNPRINTED) >= 0) return null
  return { header: text.endsWith('\n') ? '|' : '|-', lines: text.replace(/\n$/, '').split('\n') }
}

function plain (text, flow) {
  if (!text || text !== text.trim() || text.includes('\n') || !['text', 'date'].includes(reading(text))) return false
  if (PLAIN.test(text)) return true
  if (text.search(UNPRINTED) >= 0 || / #|:(?: |$)/.test(text)) return false
  const [first, second] = [text[0], text[1] ?? ' ']
  if (flow && text === '-') return true
  if (INDICATORS.includes(first) || ('-?:'.includes(first) && second === ' ')) return false
  if (first === '-' && !/[\p{Nd}\p{No}-]/u.test(second)) return false
  if (!flow) return !LIKE_A_LINE.test(text)
  return !LIKE_A_KEY.test(text) && !/[,[\]{}?]/.test(text) && !'?:'.includes(first)
}
