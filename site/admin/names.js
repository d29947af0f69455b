// Rows that are folded are called by what they name: the configuration writes “@laws:shui-fa” and “@article:39”, a person reads 水法第三十九条.
const MARK = /@([a-z]+):([a-z0-9/-]*)/g
const SHOWN = 'span, div, button, p, h1, h2, h3'
const DIGITS = '零一二三四五六七八九'

/** A whole number below ten thousand, in Chinese. */
export function chinese (number) {
  const digits = [...String(number)].map(Number)
  const said = digits.map((digit, at) => digit ? DIGITS[digit] + ['', '十', '百', '千'][digits.length - 1 - at] : '零').join('')
  return said.replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十')
}

/** The words for what the configuration wrote; `named` are the labels of each list by id. */
export function inWords (text, named) {
  return text.replace(MARK, (whole, list, id) => {
    if (list !== 'article') return named.get(list)?.get(id) ?? id
    const [article, more] = id.split('-')
    return article ? `第${chinese(article)}条${more ? `之${chinese(more)}` : ''}` : ''
  })
}

/** Write the words wherever the editor shows such a mark, also when a row is changed. */
export function callRows (choices) {
  const named = new Map(Object.entries(choices).map(([list, rows]) => [list, new Map(rows.map(row => [row.value, row.label]))]))
  const call = node => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.data.includes('@') && node.parentElement?.matches(SHOWN)) {
        const words = inWords(node.data, named)
        if (words !== node.data) node.data = words
      }
      return
    }
    for (const below of node.childNodes ?? []) call(below)
  }
  const watch = new MutationObserver(seen => {
    for (const each of seen) {
      if (each.type === 'characterData') call(each.target)
      else each.addedNodes.forEach(call)
    }
  })
  watch.observe(document.body, { childList: true, characterData: true, subtree: true })
}
