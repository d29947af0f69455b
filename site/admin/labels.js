// Names for the editor's buttons that have none, in Chinese for those that have an English one, as a screen reader says them.
import { calledOf, CONTROL, ROW, wordsOf } from './controls.js'

const BAR = '[class*="TopBar"]'

/** Name the buttons of rows and groups wherever the editor shows any, also when a row is added. */
export function nameButtons () {
  let waiting = false
  const name = () => {
    waiting = false
    const root = document.getElementById('nc-root') // the editor's form is in no landmark, its list is in one
    if (root?.querySelector('main')) root.removeAttribute('role')
    else root?.setAttribute('role', 'main')
    for (const bar of document.querySelectorAll('body > canvas')) bar.setAttribute('aria-hidden', 'true') // the bar of what is loading
    for (const row of document.querySelectorAll(ROW)) nameRow(row)
    for (const each of document.querySelectorAll('[class*="ExpandButton"][aria-label]')) call(each, `展开或者收起${called(each)}`)
  }
  const watch = new MutationObserver(() => {
    if (waiting) return
    waiting = true
    setTimeout(name, 50)
  })
  watch.observe(document.body, { childList: true, subtree: true, characterData: true })
}

const called = part => {
  const control = part.closest(CONTROL)
  return control ? `“${wordsOf(control)}”` : ''
}

function nameRow (row) {
  const words = `“${calledOf(row) || '这一行'}”`
  const bar = row.querySelector(`:scope > ${BAR}`)
  const buttons = [...(bar?.querySelectorAll('button') ?? [])]
  if (buttons.length) call(buttons[0], `展开或者收起${words}`)
  if (buttons.length > 1) call(buttons.at(-1), `删去${words}`)
  const handle = bar?.querySelector('[role=button]')
  if (handle) call(handle, `拖动${words}`)
}

function call (part, words) {
  if (part.getAttribute('aria-label') !== words) part.setAttribute('aria-label', words)
}
