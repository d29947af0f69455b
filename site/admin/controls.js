// The fields of the form as the editor lays them out: what each is called, where each is, and how it is shown.
export const CONTROL = '[aria-label$=" field"]'
export const ROW = '[class*="-ListItem"]'
const CALLED = '[class*="NestedObjectLabel"]'

export const labelOf = control => control.querySelector(':scope > * > label')
export const above = part => part.parentElement?.closest(CONTROL) ?? null
const rowOf = part => part.parentElement.closest(`${ROW}, ${CONTROL}`)?.matches(ROW) ? part.parentElement.closest(ROW) : null
const frame = () => new Promise(resolve => setTimeout(resolve, 30))
const shown = part => part.offsetParent !== null

/** The words of a label, without the mark that it may be left empty. */
export function wordsOf (control) {
  const label = labelOf(control)
  return label ? [...label.childNodes].filter(each => each.nodeType === Node.TEXT_NODE).map(each => each.data).join('').trim() : ''
}

/** What a row is called when it is folded. */
export const calledOf = row => row.querySelector(`:scope > ${CALLED}`)?.textContent.trim() ?? ''

/** What a field is called, from the outermost: 申请材料、营业执照、份数. */
export function wayOf (control) {
  const way = []
  for (let each = control; each; each = above(each)) {
    way.unshift(wordsOf(each))
    const row = rowOf(each)
    if (row) way.unshift(calledOf(row))
  }
  return way.filter(Boolean)
}

/** The field at a path of keys and row numbers, or the nearest around it that the form has; null where it has none. */
export function controlAt (path) {
  let [control, row] = [null, null]
  for (const step of path) {
    if (typeof step === 'number') {
      const rows = [...(control?.querySelectorAll(ROW) ?? [])].filter(each => each.parentElement.closest(CONTROL) === control)
      row = rows[step] ?? null
      if (row && !row.querySelector('label:not([for^="value-field-"])')) control = row.querySelector(CONTROL) ?? control
      continue
    }
    const inside = [...(row ?? control ?? document).querySelectorAll(`label[for^="${step}-field-"]`)].map(each => each.closest(CONTROL))
    const found = inside.find(each => above(each) === control && (!row || row.contains(each)))
    if (!found) return control
    control = found
    row = null
  }
  return control
}

/** Unfold whatever hides a field: headings, rows and groups, from the outermost. */
export async function unfold (control) {
  const chain = []
  for (let each = control; each; each = above(each)) chain.unshift(each)
  for (const each of chain) {
    if (each.hidden) for (const button of headingsOf(each)) button.click()
    if (each.hidden) await frame()
    if (shown(each)) continue
    const row = rowOf(each)
    const fold = row ? row.querySelector(':scope > [class*="TopBar"] button') : above(each)?.querySelector('[class*="ExpandButton"]')
    fold?.click()
    await frame()
  }
}

/** The closed headings that a field stands under. */
function headingsOf (control) {
  const closed = []
  let rest = false
  for (let each = control.previousElementSibling; each; each = each.previousElementSibling) {
    const button = each.querySelector(':scope > .part > button')
    const table = button?.parentElement.classList.contains('table')
    if (!button || (rest && !table)) continue
    rest = true
    if (button.getAttribute('aria-expanded') === 'false') closed.push(button)
    if (table) break
  }
  return closed
}

/** Show a field and put the cursor into it, its text marked so that typing replaces it. */
export async function enter (control) {
  await unfold(control)
  const field = control.querySelector('input:not([type=hidden]), textarea, [role=switch], [class*="AddButton"], button')
  control.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
  if (field?.matches('input, textarea') && field.getAttribute('role') !== 'combobox') field.select()
}
