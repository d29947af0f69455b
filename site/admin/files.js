// How a file of the lists is read and written in the browser. On the work tree the server speaks JSON and does the writing.
export function fromFile (text) {
  return JSON.parse(text)
}

export function toFile (data) {
  return JSON.stringify(data)
}
