// The editor of the published site: files are read and written here, a form is held against its schema before it is sent.
import { Checker } from './check.js'
import { clear, point } from './faults.js'
import { Files, NOTE } from './files.js'
import { Refused } from './nodes.js'

const MOST = 12
const BEFORE = '按“保存”以后，改动送到仓库里成为合并请求，检查通过、有人审过才公布。保存前只查这一个条目的格式；引用、依据、时限、调整程序要和别的文件一起看，由合并请求里的 qingdan review 查，结果写在合并请求里。'
const SENT = '已经送到仓库，还没有公布。\n有写权限的，合并请求已经开好；没有的，改动先存在自己的副本里，把上方的状态改成“审核中”，就开合并请求。\n跨文件的检查（qingdan review）的结果写在合并请求里。'

/** Teach the editor how the files of each list are read and written, and what may be saved. */
export async function prepare (config, { choices, named, spelling }, tell) {
  const spelt = Object.fromEntries(Object.entries(spelling).flatMap(([syllable, all]) => [...all].map(each => [each, syllable])))
  const paths = remembered(config.backend.name)
  const lists = new Map()
  for (const each of config.collections) {
    const { fields } = (each.files ?? [each])[0]
    const labels = new Map(choices[each.name]?.map(({ label, value }) => [value, label]))
    const titled = (data, text) => labels.get(paths.get(text)?.slice((each.folder ?? '').length + 1, -4)) ?? data[named[each.name]]
    const files = new Files({ fields, titled, guide: each.name === 'guides', spelling: spelt })
    lists.set(each.name, { files, checker: new Checker(each.name, fields, files.shape) })
    each.format = `qingdan-${each.name}`
    // Who may merge decides at the repository, after the review.
    each.publish = false
    fields.unshift({ name: NOTE, label: '保存之前', widget: 'qingdan-note' })
    window.CMS.registerCustomFormat(each.format, 'yml', { fromFile: text => files.fromFile(text), toFile: data => files.toFile(data) })
  }
  await Promise.all([...lists.values()].map(({ checker }) => checker.ready()))
  window.CMS.registerWidget('qingdan-note', note(entry => wrongOf(entry, lists), entry => lists.get(entry.get('collection')).checker.places, tell))
  window.CMS.registerEventListener({ name: 'postSave', handler: () => tell(SENT, true) })
  wordsOf(window.CMS.getLocale?.('zh_Hans'))
}

/** What the form says at its head; when it is saved, the whole entry is looked at here, and what is wrong is marked at its field. */
function note (wrongIn, placesOf, tell) {
  return window.createClass({
    isValid () {
      const entry = this.props.getEntry()
      const wrong = wrongIn(entry)
      clear()
      if (!wrong.length) return true
      point(placesOf(entry))
      const more = wrong.length > MOST ? `\n\n还有 ${wrong.length - MOST} 个` : ''
      tell(`没有保存：有 ${wrong.length} 个错误，没有送出。填的内容还在。\n\n${wrong.slice(0, MOST).join('\n\n')}${more}`)
      return { error: { type: 'CUSTOM', message: '没有保存，原因见右下角', parentIds: [] } }
    },
    render () {
      return window.h('p', { className: 'note' }, BEFORE)
    }
  })
}

function wrongOf (entry, lists) {
  const { files, checker } = lists.get(entry.get('collection'))
  const data = entry.get('data').toJS()
  try {
    const wrong = checker.wrong(files.wanted(data))
    // What could not be written is told now, and not after half of the work at the repository.
    if (!wrong.length) files.toFile(data)
    return wrong
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem
    return [problem.message]
  }
}

/** The paths of the files that the repository gave, by their texts: a file is read by its text alone, its name stands in its path. */
function remembered (name) {
  const paths = new Map()
  const kind = window.CMS.getBackend(name)
  const init = kind.init
  kind.init = (...given) => {
    const backend = init(...given)
    for (const way of ['entriesByFolder', 'allEntriesByFolder', 'entriesByFiles', 'getEntry']) {
      const ask = backend[way]
      if (!ask) continue
      backend[way] = async (...words) => {
        const answer = await ask.apply(backend, words)
        for (const each of [answer].flat()) paths.set(each.data, each.file.path)
        return answer
      }
    }
    const draft = backend.unpublishedEntryDataFile
    backend.unpublishedEntryDataFile = async (...words) => {
      const text = await draft.apply(backend, words)
      paths.set(text, words[2])
      return text
    }
    return backend
  }
  return paths
}

function wordsOf (words) {
  if (!words) return
  Object.assign(words.ui.toast, { onFailToPersist: '没有保存', entrySaved: '已送到仓库', missingRequiredField: '没有保存：有地方没有填好' })
}
