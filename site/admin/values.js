// Values as forms and files hold them.

/** Whether a value is a group of keys. */
export function isGroup (value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** Whether nothing was filled in. */
export function isEmpty (value) {
  return value === null || value === undefined || value === '' || (typeof value === 'object' && !Object.keys(value).length)
}

/** Whether two values are the same data; the order of keys does not count. */
export function same (one, other) {
  if (isGroup(one) && isGroup(other)) {
    const keys = Object.keys(one)
    return keys.length === Object.keys(other).length && keys.every(key => Object.hasOwn(other, key) && same(one[key], other[key]))
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, at) => same(each, other[at]))
  }
  return one === other
}
