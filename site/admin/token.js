// Sign in at the repository with an access token of one's own: no server stands between, and no password is typed here.
const KEPT = 'decap-cms-user'
const WHERE = {
  github: '在 GitHub 的“Settings › Developer settings › Personal access tokens”里生成，只给这个仓库，权限选 Contents 和 Pull requests 的读和写。',
  gitlab: '在 GitLab 的“偏好设置 › 访问令牌”里生成，范围选 api。',
  gitea: '在“设置 › 应用”里生成，范围选 repository（读写）和 user（读）。'
}

/** Wait until somebody is signed in. Whoever signs out comes back here. */
export async function signIn (backend) {
  const remove = Storage.prototype.removeItem
  Storage.prototype.removeItem = function (key) {
    remove.call(this, key)
    if (key === KEPT) window.location.reload()
  }
  // The editor's own button would lead to somebody else's service.
  Object.assign(backend, { base_url: backend.name === 'gitlab' ? backend.base_url : window.location.origin, auth_endpoint: 'admin/' })
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}')
  if (kept.backendName === backend.name && kept.token && !await refusal(backend, kept.token)) return
  localStorage.setItem(KEPT, JSON.stringify({ backendName: backend.name, token: await asked(backend) }))
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
<p id="why"></p><p role="alert" class="wrong"></p><button>开始</button></form>
<p>令牌只存在这台电脑的浏览器里，只送给仓库。公用的电脑，用完请从右上角退出。没有令牌，也可以在清单的文件夹里运行 qingdan edit，在本机改。</p>`
  place.querySelector('#why').textContent = `仓库：${backend.repo}。${WHERE[backend.name]}`
  document.body.append(place)
  const [form, field, wrong] = ['form', 'input', '.wrong'].map(each => place.querySelector(each))
  field.focus()
  return new Promise(resolve => form.addEventListener('submit', async event => {
    event.preventDefault()
    const token = field.value.trim()
    wrong.textContent = await refusal(backend, token)
    if (wrong.textContent) return
    place.remove()
    resolve(token)
  }))
}
