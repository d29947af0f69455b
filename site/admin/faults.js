// What a save was refused for, at the fields that it is about; a cure that leaves nothing to judge is a button there.
import { controlAt, enter, wayOf } from './controls.js'

/** The cures that somebody agreed to: the next saves take these along. */
export const agreedCures = new Set()

function made (name, words = '', more = {}) {
  const part = Object.assign(document.createElement(name), more)
  part.append(words)
  return part
}

/** Take every mark off the form. */
export function clear () {
  for (const each of document.querySelectorAll('.fault')) each.remove()
}

/** Mark the fields that sentences are about, by their paths; the cursor goes to the first. */
export function point (places) {
  clear()
  const found = [...places].map(([told, path]) => [told, controlAt(path)]).filter(([, control]) => control)
  for (const [told, control] of found) control.append(made('div', told, { className: 'fault' }))
  if (found.length) enter(found[0][1])
}

/** Mark the fields and list what is wrong: `again` saves once more when every fault has a cure that was agreed to. */
export function mark (faults, told, again) {
  clear()
  const close = made('button', '知道了', { type: 'button' })
  close.addEventListener('click', () => { told.hidden = true })
  const list = made('ul')
  const places = faults.map(fault => controlAt(fault.field))
  faults.forEach((fault, at) => {
    const row = made('li', fault.told + (fault.fix ? `\n改法：${fault.fix}` : ''))
    const control = places[at]
    if (control) {
      const go = made('button', `到“${wayOf(control).join('、')}”`, { type: 'button' })
      go.addEventListener('click', () => enter(control))
      row.append(go)
      control.append(sign(fault, () => agree(faults, fault, again)))
    }
    list.append(row)
  })
  told.replaceChildren(made('p', `没有保存：有 ${faults.length} 处要改，文件没有动。填的内容还在。`), list)
  const certain = faults.filter(each => each.cure)
  if (certain.length) {
    const all = made('button', `照改法改好 ${certain.length} 处，再保存`, { type: 'button' })
    all.addEventListener('click', () => {
      for (const each of certain) agreedCures.add(each.cure)
      again()
    })
    told.append(all)
  }
  told.append(close)
  told.classList.remove('fine')
  told.hidden = false
  const first = places.find(Boolean)
  if (first) enter(first)
}

function sign (fault, agreed) {
  const part = made('div', fault.told, { className: 'fault' })
  part.append(made('p', fault.fix ? `改法：${fault.fix}` : ''))
  if (fault.cure) {
    const cure = made('button', '照改法改这一处', { type: 'button' })
    cure.addEventListener('click', () => {
      agreed()
      cure.replaceWith(made('p', '保存时照改法改。'))
    })
    part.append(cure)
  }
  return part
}

function agree (faults, fault, again) {
  agreedCures.add(fault.cure)
  if (faults.every(each => agreedCures.has(each.cure))) again()
}
