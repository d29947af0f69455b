// The box that finds a field of the form, or an entry, by its name; with it and two keys everything is reached without a mouse.
import { CONTROL, enter, wayOf } from './controls.js'

const MOST = 8
const HELP = '找栏目或者条目（Ctrl+K）'
const SAVE = [/^保存$/, /^检查并保存$/]

function made (name, more = {}) {
  return Object.assign(document.createElement(name), more)
}

/** Every field of the form that can be filled in, with the words that it is found by, and every button that adds a row. */
function fields () {
  const found = []
  for (const each of document.querySelectorAll(CONTROL)) {
    const kind = each.getAttribute('aria-label').split(' ')[0]
    const way = wayOf(each)
    if (kind === 'qingdan-part' || kind === 'hidden' || !way.length) continue
    found.push({ way, words: way.join(' › '), go: () => enter(each) })
    const add = kind === 'list' ? each.querySelector('[class*="AddButton"]') : null
    if (add) found.push({ way: [...way.slice(0, -1), add.textContent.trim()], words: add.textContent.trim(), go: () => added(each, add) })
  }
  return found
}

async function added (control, button) {
  button.click()
  await new Promise(resolve => setTimeout(resolve, 100))
  const rows = [...control.querySelectorAll(CONTROL)].filter(each => each.parentElement.closest(CONTROL) === control)
  const names = rows.map(each => wayOf(each))
  const last = rows.findLast((each, at) => names[at].at(-1) === names[0].at(-1))
  if (last) await enter(last)
}

/** What fits the words that were typed: each word is somewhere in the name; nearest first. */
export function fitting (all, typed) {
  const words = typed.trim().split(/\s+/).filter(Boolean)
  if (!words.length) return []
  const fits = all.filter(each => words.every(word => each.words.includes(word)))
  const last = words.at(-1)
  const near = [each => each === last, each => each.startsWith(last), each => each.includes(last), () => true]
  const far = ({ way }) => near.findIndex(fits => fits(way.at(-1))) * 10 + way.length
  return fits.map((each, at) => ({ each, at })).sort((one, other) => far(one.each) - far(other.each) || one.at - other.at).map(({ each }) => each)
}

/** In an open list the choice that was typed is taken, or else the one that is marked. */
function settle () {
  const here = document.activeElement
  if (here?.getAttribute('role') === 'combobox' && here.getAttribute('aria-expanded') === 'true' && here.id !== 'find') {
    const exact = [...document.querySelectorAll('[role=option]')].find(each => each.textContent.trim() === here.value.trim())
    if (exact) exact.click()
    else here.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true }))
  }
}

async function save () {
  for (const name of SAVE) {
    const found = [...document.querySelectorAll('button, [role=button], [role=menuitem]')].find(each => name.test(each.textContent.trim()))
    found?.click()
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

/** The box, at the head of `bar`. `entries` are what can be opened: label, list and address. */
export function offerFinder (bar, entries) {
  const box = made('input', { id: 'find', type: 'text', placeholder: HELP, autocomplete: 'off' })
  const list = made('ul', { id: 'found', hidden: true })
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-label': HELP, 'aria-expanded': 'false', 'aria-controls': 'found', 'aria-autocomplete': 'list' })) box.setAttribute(name, value)
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', '找到的')
  let [hits, at, known] = [[], 0, []]
  const close = () => {
    list.hidden = true
    box.setAttribute('aria-expanded', 'false')
    box.removeAttribute('aria-activedescendant')
  }
  const take = hit => {
    box.value = ''
    close()
    hit?.go()
  }
  const show = () => {
    hits = fitting(known, box.value).slice(0, MOST)
    at = Math.min(at, Math.max(hits.length - 1, 0))
    list.replaceChildren(...hits.map((hit, number) => {
      const row = made('li', { id: `found-${number}`, textContent: hit.words })
      row.setAttribute('role', 'option')
      row.setAttribute('aria-selected', String(number === at))
      row.addEventListener('mousedown', event => { event.preventDefault(); take(hit) })
      return row
    }))
    list.hidden = !hits.length
    box.setAttribute('aria-expanded', String(hits.length > 0))
    if (hits.length) box.setAttribute('aria-activedescendant', `found-${at}`)
    else box.removeAttribute('aria-activedescendant')
  }
  box.addEventListener('focus', () => { known = [...fields(), ...entries] })
  box.addEventListener('blur', close)
  box.addEventListener('input', () => {
    if (!known.some(each => !each.entry)) known = [...fields(), ...entries]
    at = 0
    show()
  })
  box.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && hits.length) {
      event.preventDefault()
      at = (at + step + hits.length) % hits.length
      show()
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault() // or the field that gets the focus takes the line break
      take(hits[at])
    } else if (event.key === 'Escape') close()
  })
  document.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector('dialog[open]')) return
    if (event.key === 'k') {
      event.preventDefault()
      settle()
      box.focus()
      box.select()
    } else if (event.key === 's') {
      event.preventDefault()
      settle()
      setTimeout(save, 50)
    }
  }, true)
  bar.prepend(box, list)
  box.focus()
}

/** The entries of every list as what the box can open. */
export function entriesOf (collections, choices) {
  return collections.flatMap(each => (choices[each.name] ?? []).map(({ label, value }) => ({
    entry: true,
    way: [each.label, label],
    words: `${each.label}：${label}`,
    go: () => {
      window.location.hash = `#/collections/${each.name}/entries/${value}`
      window.location.reload() // the editor loads an entry only when it comes from a list of them
    }
  })))
}
