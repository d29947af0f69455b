// The editor's beginning: its configuration, how a file is read and written, and what the lists' own checks say of it.
const told = document.getElementById('told')

function tell (text, fine = false) {
  told.replaceChildren(text)
  told.classList.toggle('fine', fine)
  const close = document.createElement('button')
  close.textContent = '知道了'
  close.addEventListener('click', () => { told.hidden = true })
  told.append(close)
  told.hidden = false
}

function instead (text) {
  const part = document.createElement('main')
  const title = document.createElement('h1')
  title.textContent = '修改清单'
  const words = document.createElement('p')
  words.textContent = text
  part.className = 'plain'
  part.append(title, words)
  document.body.append(part)
}

// References are written as “@laws”: the entries of that list, which stand in the configuration once.
function choose (fields, choices) {
  for (const field of fields) {
    if (typeof field.options === 'string') field.options = choices[field.options.slice(1)] ?? []
    choose(field.fields ?? [], choices)
    if (field.field) choose([field.field], choices)
  }
}

function load (address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = address
    script.onload = resolve
    script.onerror = () => reject(new Error(address))
    document.body.append(script)
  })
}

// The server of the work tree answers a refusal with the sentences of the checks: they stay until they are read.
async function listen () {
  const { agreed } = await import('./acts.js')
  const { agreedCures, clear, mark } = await import('./faults.js')
  const fetch = window.fetch
  const mended = options => {
    const { params, ...question } = JSON.parse(options.body)
    return { ...options, body: JSON.stringify({ ...question, params: { ...params, mend: [...agreedCures] } }) }
  }
  const heard = async (answer, options) => {
    const said = await answer.clone().json().catch(() => ({}))
    if (said.faults) mark(said.faults, told, () => again(options))
    else if (!answer.ok) tell(said.error ?? '没有保存')
    else {
      clear()
      agreedCures.clear()
      if (said.told) tell(said.told, true)
    }
    return answer
  }
  // Save the same with the cures that were agreed to; the form then shows what was written.
  const again = async options => {
    const answer = await heard(await fetch('/api/v1', mended(options)), options)
    if (answer.ok) setTimeout(() => window.location.reload(), 1500)
  }
  window.fetch = async (address, options) => {
    const asked = typeof options?.body === 'string' && options.body.includes('"action":"persistEntry"')
    if (asked && !await agreed(options.body, tell)) return new Response('{"error":"没有保存"}', { status: 422 })
    return asked ? heard(await fetch(address, mended(options)), options) : fetch(address, options)
  }
}

// A work tree is saved to; its server speaks JSON and does the writing. What is sent to a repository is published there.
async function atDesk () {
  await listen()
  window.CMS.registerCustomFormat('qingdan', 'yml', { fromFile: JSON.parse, toFile: data => JSON.stringify(data) })
  const words = window.CMS.getLocale?.('zh_Hans')
  if (!words) return
  Object.assign(words.editor.editorToolbar, { publish: '保存', publishing: '正在检查和保存……', published: '已保存', publishNow: '检查并保存' })
  Object.assign(words.ui.toast, { onFailToPersist: '没有保存', entrySaved: '已保存', entryPublished: '已保存' })
}

const answer = await fetch('config.json')
const { choices, named, spelling, ...config } = await answer.json()
if (!config.backend) {
  instead('这份清单没有写明仓库的编辑地址（lists/registry.yml 的 repository），或者那种仓库不能在网页上改。请在清单的文件夹里运行 qingdan edit，在本机的浏览器里改。')
} else {
  for (const each of config.collections) {
    for (const part of each.files ?? [each]) choose(part.fields, choices)
  }
  (await import('./names.js')).callRows(choices)
  const desk = config.backend.name === 'proxy'
  // At one's own work tree there is nobody to log in to.
  if (desk) localStorage.setItem('decap-cms-user', JSON.stringify({ backendName: 'proxy' }))
  else await (await import('./token.js')).signIn(config.backend)
  window.CMS_MANUAL_INIT = true
  await load('decap-cms.js')
  const words = window.CMS.getLocale?.('zh_Hans')
  if (words) {
    words.collection.sidebar.collections = '清单'
    words.ui.settingsDropdown = { ...words.ui.settingsDropdown, logOut: '退出', account: '账户' }
  }
  if (desk) await atDesk()
  else await (await import('./published.js')).prepare(config, { choices, named, spelling }, tell)
  // The files are written in the order of the fields as the schema has it: only then are these put in the order of the form.
  const { arrange, registerParts } = await import('./parts.js')
  registerParts()
  arrange(config.collections)
  ;(await import('./labels.js')).nameButtons()
  const bar = (await import('./acts.js')).offerActs(desk ? config.collections : null, choices, tell)
  const { entriesOf, offerFinder } = await import('./find.js')
  offerFinder(bar, entriesOf(config.collections, choices))
  window.CMS.init({ config })
}
