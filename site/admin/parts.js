// A form is folded: a guide's by its three tables, and every form by need. Headings stand as fields of their own among the fields.
import { CONTROL, labelOf } from './controls.js'

const PART = 'qingdan-part'
const REST = '少用的项目'
const FILLED = '[class*="-singleValue"], [class*="-multiValue"], [class*="-ListItem"], [aria-checked="true"]'

/** Put the fields of every list in the order of its parts, each under its heading; what is seldom filled in comes last. */
export function arrange (collections) {
  for (const each of collections) {
    for (const form of each.files ?? [each]) {
      const { parts, fields } = form
      delete form.parts
      rows(fields)
      form.fields = [
        ...fields.filter(field => field.name.startsWith('_')),
        ...parts.flatMap((part, at) => [
          ...(part.title ? [heading(`_table${at}`, part.title, true)] : []),
          ...ordered(fields, part.fields, part.rest, `_rest${at}`)
        ])
      ]
    }
  }
}

function rows (fields) {
  for (const field of fields) {
    if (!field.fields) continue
    rows(field.fields)
    if (!field.rest?.length) continue
    const names = field.fields.map(each => each.name).filter(each => !field.rest.includes(each))
    field.fields = ordered(field.fields, names, field.rest, '_rest')
    delete field.rest
  }
}

function ordered (fields, usual, rest, name) {
  const named = names => names.map(each => fields.find(field => field.name === each))
  return [...named(usual), ...(rest.length ? [heading(name, REST, false), ...named(rest)] : [])]
}

function heading (name, label, open) {
  return { name, label, widget: PART, required: false, open }
}

/** Teach the editor the headings: a button that says whether what follows is shown. */
export function registerParts () {
  window.CMS.registerWidget(PART, window.createClass({
    getInitialState () {
      return { open: this.props.field.get('open') }
    },
    isValid: () => true,
    componentDidMount () { this.show() },
    componentDidUpdate () { this.show() },
    show () { lay(this.button.closest(CONTROL).parentElement) },
    render () {
      const table = this.props.field.get('open')
      const button = window.h('button', {
        type: 'button',
        ref: each => { this.button = each },
        'aria-expanded': String(this.state.open),
        onClick: () => this.setState({ open: !this.state.open })
      }, this.props.field.get('label'))
      return window.h(table ? 'h2' : 'h3', { className: table ? 'part table' : 'part rest' }, button)
    }
  }))
}

/** Show and hide the fields between headings. What is filled in is shown where only what is seldom filled in is folded. */
function lay (pane) {
  let [table, rest] = [true, true]
  for (const each of pane.children) {
    const part = each.querySelector(':scope > .part')
    const open = part?.firstElementChild.getAttribute('aria-expanded') === 'true'
    if (part?.classList.contains('table')) [table, rest] = [open, true]
    else if (part) {
      rest = open
      each.hidden = !table
    } else each.hidden = !table || !(rest || filled(each))
  }
}

function filled (control) {
  if (labelOf(control)?.htmlFor.startsWith('id-field')) return false
  return control.querySelector(FILLED) !== null || [...control.querySelectorAll('input, textarea')].some(each => each.value !== '')
}
