// What the form offers besides filling in, at one's own work tree: what will change is shown before it is saved; a new entry; a decision.
const API = '/api/v1'
const TOLD = 'qingdan-told'

async function ask (action, params = {}) {
  const answer = await fetch(API, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ action, params }) })
  const said = await answer.json().catch(() => ({}))
  if (!answer.ok) throw new Error(said.error ?? '没有做成')
  return said
}

function made (name, words = '', more = {}) {
  const part = Object.assign(document.createElement(name), more)
  part.append(words)
  return part
}

/** A dialog with a title, its content, and two buttons; true when the first was pressed. */
function dialog (title, content, words) {
  const box = made('dialog', '', { className: 'act' })
  const form = made('form', '', { method: 'dialog' })
  const heading = made('h1', title, { id: 'act-title' })
  box.setAttribute('aria-labelledby', 'act-title')
  const yes = made('button', words, { value: 'yes' })
  const no = made('button', '不，回去', { value: '', type: 'button', className: 'back' })
  no.addEventListener('click', () => box.close(''))
  form.append(heading, ...content, made('p', ''), yes, no)
  box.append(form)
  document.body.append(box)
  box.showModal()
  if (!content.some(each => each.matches('label'))) yes.focus()
  return new Promise(resolve => box.addEventListener('close', () => {
    box.remove()
    resolve(box.returnValue === 'yes')
  }))
}

/** Show what a save would change. Whether to go on: where nothing would change, or it cannot be shown, the save itself says why. */
export async function agreed (body, tell) {
  const { changes } = await ask('previewEntry', JSON.parse(body).params).catch(() => ({ changes: [] }))
  if (!changes.length) return true
  const list = made('ul')
  for (const each of changes) list.append(made('li', `${each.sentence}（对群众：${each.effect}）`))
  return dialog(`会改 ${changes.length} 处`, [list], '保存这些改动')
}

function field (title, name, options, help = '') {
  const label = made('label', title)
  const input = made('input', '', { name, autocomplete: 'off' })
  if (options) {
    const list = made('datalist', '', { id: `act-${name}` })
    list.append(...options.map(each => made('option', '', { value: each })))
    input.setAttribute('list', list.id)
    label.append(list)
  }
  label.append(input)
  if (help) label.append(made('small', help))
  return label
}

async function begin (collections, choices, tell) {
  const lists = collections.filter(each => each.folder)
  const here = /collections\/([a-z]+)/.exec(window.location.hash)?.[1]
  const select = made('select', '', { name: 'list' })
  select.append(...lists.map(each => made('option', each.label, { value: each.name, selected: each.name === here })))
  const names = rows => (rows ?? []).map(each => each.label)
  const parts = [
    made('label', '清单'), field('机构', 'body', names(choices.organisations), '权力清单、责任清单、办事指南要写。'),
    field('名称', 'name'), field('照着已有的写', 'model', null, '可以不写；写它的名称。'), field('所属职权', 'power', names(choices.power), '只有办事指南要写。')
  ]
  parts[0].append(select)
  if (!await dialog('新建条目', parts, '新建')) return
  const given = Object.fromEntries(parts.slice(1).map(each => [each.querySelector('input').name, each.querySelector('input').value]))
  const done = await ask('begin', { ...given, list: select.value })
  go(done, tell)
}

async function decide (tell) {
  const words = made('p', '给已经改好、还没有决定的改动起草一份清单调整决定：改了哪些条目、哪些字段，替您写好；谁决定、什么时候、经过什么程序，由您填。')
  if (await dialog('起草决定', [words], '起草')) go(await ask('decide'), tell)
}

function go ({ path, told }, tell) {
  if (!path) return tell(told, true)
  const [list, ...rest] = path.split('/')
  sessionStorage.setItem(TOLD, told)
  window.location.hash = `#/collections/${list}/entries/${rest.join('/')}`
  window.location.reload() // the editor loads an entry only when it comes from a list of them
}

/** The bar at the foot of the editor; at a work tree, where there are `collections`, with the buttons that begin and draft. */
export function offerActs (collections, choices, tell) {
  const bar = made('nav', '', { id: 'acts' })
  bar.setAttribute('aria-label', '查找、新建和起草')
  const acts = collections ? [['新建条目', () => begin(collections, choices, tell)], ['起草决定', () => decide(tell)]] : []
  for (const [words, act] of acts) {
    const button = made('button', words, { type: 'button' })
    button.addEventListener('click', () => act().catch(problem => tell(problem.message)))
    bar.append(button)
  }
  document.body.prepend(bar)
  const told = sessionStorage.getItem(TOLD)
  sessionStorage.removeItem(TOLD)
  if (told) tell(told, true)
  return bar
}
