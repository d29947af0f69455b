// Characters that no text of the lists may have, and beginnings that a spreadsheet takes for a formula: as `qingdan check` refuses them.
const LETTER = 'A-Za-zＡ-Ｚａ-ｚ_'
const RUNS = `[|｜]|!|！(?=[${LETTER}$＄'])|'#|[${LETTER}][0-9０-９.]{0,9}\\s*[(（]`
const TAKEN = '[0-9０-９\\s㐀-䶿一-鿿〇\\u{20000}-\\u{333af}\\u3001-\\u303f“”‘’（）［］，。；：？！、…—]'
const NAME = new RegExp(`[${LETTER}0-9０-９.]*\\s*.$`, 's')
const FORMULA = new RegExp(`^(?:\\s*(?:([=＝﹦@＠﹫])|([+＋﹢－﹣\\-])(?:(?!${TAKEN})|.*?(${RUNS})))|[\\t\\r])`, 'su')
const REFUSED = [
  [/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]/u, '看不见的控制字符'],
  [/\r/u, '单独的回车符'],
  [/\t/u, '制表符'],
  [/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u, '改变书写方向的控制字符'],
  [/(?![ \xa0\u3000\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb])[\p{Cf}\p{Zs}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\u{e0100}-\u{e01ef}\u2800\u2d7f\u{16fe4}]/u, '看不见的或者只管格式的字符'],
  [/[\p{Co}\p{Cn}\p{Cs}\ufffc\ufffd]/u, '私用区、没有定义或者代替丢失内容的字符']
]
const RARE = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]|[\p{L}\p{N}_][\u0300-\u036f\u3099\u309a]+/gu
const ASTRAY = /(?<=^|[\0-\u0377\u3000-\u303f\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff9f])(?![\u302a-\u302d])[\p{Mn}\p{Me}]/gu
const SIGNS = { '\t': '制表符', '\r': '回车符' }

/** What is wrong with the characters of a text, as sentences. */
export function wrongCharacters (text) {
  const told = REFUSED.flatMap(([pattern, what]) => {
    const found = pattern.exec(text)
    return found ? [`里面有${what} U+${found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}，删掉它`] : []
  })
  for (const [rare] of text.matchAll(RARE)) {
    const usual = rare.normalize('NFKC')
    if (usual !== rare) told.push(`“${rare}”不是常用字的编码，换成“${usual}”`)
  }
  for (const found of text.matchAll(ASTRAY)) {
    const [mark] = found
    if ([...(text.slice(0, found.index).slice(-1) + mark).normalize('NFC')].length !== 1 || !found.index) {
      told.push(`里面有没有字母可附的记号 U+${mark.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}，删掉它`)
      break
    }
  }
  const formula = FORMULA.exec(text)
  if (formula) {
    const sign = formula[1] ?? formula[2] ?? text[0]
    const ahead = text.startsWith(sign) ? '' : '空格和'
    const inside = formula[3] ? `，里面又有“${NAME.exec(formula[0].slice(-40))[0]}”` : ''
    told.push(`这段文字以${ahead}${SIGNS[sign] ?? `“${sign}”`}开头${inside}，表格软件会把它当成公式；` +
      '去掉开头的这个符号和它前面的空格，或者用文字写')
  }
  return told
}
