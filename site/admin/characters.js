// Characters that no text of the lists may have, and beginnings that a spreadsheet takes for a formula: as `qingdan check` refuses them.
const FORMULA = /^(?:[=＝﹦@＠﹫\t\r]|[+＋﹢－﹣-](?![0-9０-９\s㐀-䶿一-鿿〇\u{20000}-\u{333af}\u3001-\u303f“”‘’（）［］，。；：？！、…—]))/u
const REFUSED = [
  [/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]/u, '看不见的控制字符'],
  [/\r/u, '单独的回车符'],
  [/\t/u, '制表符'],
  [/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u, '改变书写方向的控制字符'],
  [/[\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff\uffa0\u{e0000}-\u{e0fff}]/u, '不占宽度的字符'],
  [/[\p{Co}\p{Cn}\p{Cs}]/u, '私用区或者没有定义的字符']
]
const RARE = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]|[\p{L}\p{N}_][\u0300-\u036f\u3099\u309a]+/gu
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
  if (FORMULA.test(text)) {
    told.push(`这段文字以${SIGNS[text[0]] ?? `“${[...text][0]}”`}开头，表格软件会把它当成公式；去掉开头的这个符号，或者用文字写`)
  }
  return told
}
