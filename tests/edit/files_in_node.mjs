// Answers, a line of JSON for each question on a line, as the published editor would in the browser.
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const [root] = process.argv.slice(2)
const { Checker } = await import(pathToFileURL(`${root}/site/admin/check.js`))
const { Files } = await import(pathToFileURL(`${root}/site/admin/files.js`))
const { rowId } = await import(pathToFileURL(`${root}/site/admin/meaning.js`))
const { scalar } = await import(pathToFileURL(`${root}/site/admin/scalars.js`))
const lists = new Map()

async function answer ({ config, name, text, said, data, texts, names, spelling }) {
  if (config) {
    for (const each of config) {
      const files = new Files(each)
      const fetched = async file => JSON.parse(await readFile(`${root}/schemas/${file}`, 'utf-8'))
      const checker = new Checker(each.name, each.fields, files.shape, fetched)
      await checker.ready()
      lists.set(each.name, { files, checker })
    }
    return lists.size
  }
  if (texts) return texts.map(each => [scalar(each, false), scalar(each, true)])
  if (names) return names.map(each => rowId(each, new Set(), spelling))
  const { files, checker } = lists.get(name)
  if (data) return checker.wrong(data)
  const read = files.fromFile(text)
  return { read, text: files.toFile(said ? { ...said, _was: text } : read) }
}

for await (const line of createInterface({ input: process.stdin })) {
  const out = await answer(JSON.parse(line)).catch(problem => ({ refused: problem.message, kind: problem.constructor.name }))
  process.stdout.write(JSON.stringify(out) + '\n')
}
