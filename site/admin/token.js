// Sign in at the repository with an access token of one's own: no server stands between, and no password is typed here.
// The token lasts as long as the tab (sessionStorage); longer, in localStorage, only where its owner asks for that.
const KEPT = 'decap-cms-user'
const REMEMBERED = 'qingdan-remembered'
const WHERE = {
  github: '在 GitHub 的“Settings › Developer settings › Personal access tokens › Fine-grained tokens”里生成：只选这个仓库，权限选 Contents 和 Pull requests 的读和写，有效期选 30 天以内。',
  gitlab: '在 GitLab 的“偏好设置 › 访问令牌”里生成：范围选 api，到期日期选 30 天以内。',
  gitea: '在“设置 › 应用”里生成：范围选 repository（读写）和 user（读），用完就删去。'
}
const { getItem, setItem, removeItem } = Storage.prototype
const others = new BroadcastChannel('qingdan-sign-out')

const remembered = () => getItem.call(localStorage, REMEMBERED) !== null
const read = () => getItem.call(sessionStorage, KEPT) ?? (remembered() ? getItem.call(localStorage, KEPT) : null)

function write (value) {
  setItem.call(sessionStorage, KEPT, value)
  if (remembered()) setItem.call(localStorage, KEPT, value)
}

function forget () {
  for (const place of [sessionStorage, localStorage]) {
    for (const key of [KEPT, REMEMBERED]) removeItem.call(place, key)
  }
}

// Decap keeps who is signed in in localStorage and nowhere else: for this one key it is led to where the token is.
function lead (signedOut) {
  const own = (place, key) => place === localStorage && key === KEPT
  Storage.prototype.getItem = function (key) { return own(this, key) ? read() : getItem.call(this, key) }
  Storage.prototype.setItem = function (key, value) { return own(this, key) ? write(value) : setItem.call(this, key, value) }
  Storage.prototype.removeItem = function (key) { return own(this, key) ? signedOut() : removeItem.call(this, key) }
}

/** Wait until somebody is signed in. Whoever signs out, in this tab or in another, comes back here. */
export async function signIn (backend) {
  if (!remembered()) removeItem.call(localStorage, KEPT)
  others.onmessage = () => {
    forget()
    window.location.reload()
  }
  lead(() => {
    forget()
    others.postMessage('')
    window.location.reload()
  })
  // The editor's own button would lead to somebody else's service.
  Object.assign(backend, { base_url: backend.name === 'gitlab' ? backend.base_url : window.location.origin, auth_endpoint: 'admin/' })
  const kept = JSON.parse(read() ?? '{}')
  if (kept.backendName === backend.name && kept.token && !await refusal(backend, kept.token)) return
  forget()
  const { token, remember } = await asked(backend)
  if (remember) setItem.call(localStorage, REMEMBERED, '1')
  write(JSON.stringify({ backendName: backend.name, token }))
}

/** Why the repository does not take a token; empty when it does. */
async function refusal (backend, token) {
  const word = backend.name === 'gitlab' ? 'Bearer' : 'token'
  try {
    const answer = await fetch(`${backend.api_root}/user`, { headers: { Authorization: `${word} ${token}` } })
    if (answer.ok) return ''
    return answer.status === 401 || answer.status === 403 ? '仓库不认这个令牌：写错了、过期了，或者权限不够。' : `仓库没有答应（${answer.status}），请过一会儿再试。`
  } catch {
    return `连不上 ${new URL(backend.api_root).host}，请检查网络再试。`
  }
}

function asked (backend) {
  const place = document.createElement('main')
  place.className = 'plain'
  place.innerHTML = `<h1>修改清单</h1>
<p>改动送到仓库里成为合并请求，检查通过、有人审过才会公布；这里不会直接改公布的内容。</p>
<form><label for="token">仓库的访问令牌</label><input id="token" type="password" autocomplete="off" spellcheck="false" required>
<p id="why"></p>
<p class="choice"><input id="remember" type="checkbox" aria-describedby="what"><label for="remember">在这台电脑上记住</label></p>
<p id="what"></p><p role="alert" class="wrong"></p><button>开始</button></form>
<p>令牌只送给仓库。用完请从右上角退出：每个标签页和这台电脑里的令牌都会删去。没有令牌，也可以在清单的文件夹里运行 qingdan edit，在本机改。</p>`
  place.querySelector('#what').textContent = `不记住：关掉这个标签页，令牌就没有了。记住：令牌不加密地留在这个浏览器里，直到退出；用这台电脑的人，和 ${window.location.host} 上别的网页，都可能取走它去改仓库。公用的电脑不要记住。`
  place.querySelector('#why').textContent = `仓库：${backend.repo}。${WHERE[backend.name]}`
  document.body.append(place)
  const [form, field, remember, wrong] = ['form', '#token', '#remember', '.wrong'].map(each => place.querySelector(each))
  field.focus()
  return new Promise(resolve => form.addEventListener('submit', async event => {
    event.preventDefault()
    const token = field.value.trim()
    wrong.textContent = await refusal(backend, token)
    if (wrong.textContent) return
    place.remove()
    resolve({ token, remember: remember.checked })
  }))
}
