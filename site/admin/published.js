// The editor of the published site: files are read and written here, a form is held against its schema before it is sent.
import { Checker } from './check.js'
import { Files, TITLE, WAS } from './files.js'
import { Refused } from './nodes.js'

const SENT = '已经存成草稿，连同说明在仓库里开了合并请求，还没有公布。\n这里只查了这一个条目的格式；引用、依据、时限、调整程序这些要和别的文件一起看的，由合并请求里的检查（qingdan review）查，结果写在合并请求里。'

/** Teach the editor how the files of each list are read and written, and what may be saved. */
export function prepare (config, { choices, named, spelling }, tell) {
  const spelt = Object.fromEntries(Object.entries(spelling).flatMap(([syllable, all]) => [...all].map(each => [each, syllable])))
  const lists = new Map()
  for (const each of config.collections) {
    const { fields } = (each.files ?? [each])[0]
    const files = new Files({ fields, label: named[each.name], guide: each.name === 'guides', holder: data => holder(data, choices), spelling: spelt })
    lists.set(each.name, { files, checker: new Checker(each.name, fields, files.shape) })
    each.format = `qingdan-${each.name}`
    // Who may merge decides at the repository, after the review.
    each.publish = false
    window.CMS.registerCustomFormat(each.format, 'yml', { fromFile: text => files.fromFile(text), toFile: data => files.toFile(data) })
  }
  window.CMS.registerEventListener({ name: 'preSave', handler: ({ entry }) => save(entry, lists, tell) })
  window.CMS.registerEventListener({ name: 'postSave', handler: () => tell(SENT, true) })
  wordsOf(window.CMS.getLocale?.('zh_Hans'))
}

async function save (entry, lists, tell) {
  const { files, checker } = lists.get(entry.get('collection'))
  const data = entry.get('data').toJS()
  let wrong
  try {
    wrong = await checker.wrong(files.wanted(data))
    // What could not be written is told now, and not after half of the work at the repository.
    if (!wrong.length) files.toFile(data)
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem
    wrong = [problem.message]
  }
  if (!wrong.length) return
  const shown = wrong.slice(0, 12).join('\n\n') + (wrong.length > 12 ? `\n\n还有 ${wrong.length - 12} 个` : '')
  tell(`没有保存：有 ${wrong.length} 个错误，没有送出。填的内容还在。\n\n${shown}`)
  throw new Error(wrong[0])
}

/** Whose an entry is, where that tells it from others of its name. */
function holder (data, choices) {
  const power = choices.power?.find(each => each.value === data.power)
  const body = choices.organisations?.find(each => each.value === data.organisation)
  const short = power?.label.match(/（[^（）]*）(?=［|$)/)?.[0]
  return body ? `（${body.label}）` : short ?? ''
}

function wordsOf (words) {
  if (!words) return
  Object.assign(words.ui.toast, { onFailToPersist: '没有保存', entrySaved: '已存成草稿' })
}

export { TITLE, WAS }
