import { any, defineBuiltin, flag, number, text, type Builtin } from './define'

type Field = HTMLInputElement | HTMLTextAreaElement

/** How WeChat's input types ask for a keyboard. */
const KEYBOARDS: Record<string, string> = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  text: 'text',
  nickname: 'text',
}

function textField(name: 'input' | 'textarea'): Builtin {
  return defineBuiltin({
    name,
    template: 'none',
    properties: {
      value: any<string | number | null>(''),
      type: text('text'),
      password: flag(),
      placeholder: text(),
      placeholderStyle: text(),
      placeholderClass: text(),
      disabled: flag(),
      maxlength: number(140),
      focus: flag(),
      autoFocus: flag(),
      autoHeight: flag(),
      fixed: flag(),
      cursorSpacing: number(),
      cursor: number(-1),
      selectionStart: number(-1),
      selectionEnd: number(-1),
      showConfirmBar: flag(true),
      adjustPosition: flag(true),
      holdKeyboard: flag(),
      confirmType: text(name === 'input' ? 'done' : 'return'),
      confirmHold: flag(),
      disableDefaultPadding: flag(),
      alwaysEmbed: flag(),
    },
    create({ host, get, set, emit }) {
      const field: Field = document.createElement(name)
      field.autocomplete = 'off'
      host.append(field)
      let composing = false

      const grow = (): void => {
        if (!(field instanceof HTMLTextAreaElement) || !get('autoHeight') || !field.isConnected) return
        const before = field.style.height
        field.style.height = 'auto'
        const height = field.scrollHeight
        field.style.height = `${height}px`
        const lineHeight = parseFloat(getComputedStyle(field).lineHeight) || 20
        if (before !== field.style.height) emit('linechange', { height, lineCount: Math.round(height / lineHeight) })
      }
      const limit = (): number => (get('maxlength') < 0 ? Infinity : get('maxlength'))
      const typed = (): void => {
        if (field.value.length > limit()) field.value = field.value.slice(0, limit())
        set('value', field.value)
        emit('input', { value: field.value, cursor: field.selectionEnd ?? field.value.length, keyCode: 0 })
        grow()
      }
      field.addEventListener('compositionstart', () => (composing = true))
      field.addEventListener('compositionend', () => {
        composing = false
        typed()
      })
      field.addEventListener('input', () => {
        if (!composing) typed()
      })
      field.addEventListener('focus', () => emit('focus', { value: field.value, height: 0 }))
      field.addEventListener('blur', () => emit('blur', { value: field.value, cursor: field.selectionEnd ?? 0 }))
      field.addEventListener('keydown', (event) => {
        const key = event as KeyboardEvent
        const confirms = name === 'input' || get('confirmType') !== 'return'
        if (key.key !== 'Enter' || key.isComposing || !confirms) return
        key.preventDefault()
        emit('confirm', { value: field.value })
        if (!get('confirmHold')) field.blur()
      })
      // the page must not jump: WeChat moves it only as far as the keyboard needs
      const focus = (): void => field.focus({ preventScroll: true })
      const placeholder = (): void => {
        field.placeholder = get('placeholder')
        const color = /(?:^|[;\s])color:\s*([^;]+)/.exec(get('placeholderStyle'))?.[1]
        if (color) field.style.setProperty('--placeholder', color)
      }
      return {
        press: focus,
        attached() {
          grow()
          if (get('autoFocus') || get('focus')) setTimeout(focus)
        },
        update: {
          value(value) {
            const next = String(value ?? '')
            if (field.value !== next) field.value = next.slice(0, limit())
            grow()
          },
          type: (type) => (field.inputMode = KEYBOARDS[type] ?? 'text'),
          password(hidden) {
            if (field instanceof HTMLInputElement) field.type = hidden ? 'password' : 'text'
          },
          placeholder,
          placeholderStyle: placeholder,
          disabled: (disabled) => (field.disabled = disabled),
          maxlength: (maximum) => (maximum < 0 ? field.removeAttribute('maxlength') : (field.maxLength = maximum)),
          focus: (wanted) => void (wanted ? setTimeout(focus) : field.blur()),
          autoHeight(on) {
            host.toggleAttribute('auto-height', on)
            grow()
          },
          cursor: (at) => void (at >= 0 && field.setSelectionRange(at, at)),
        },
        field: { value: () => field.value, reset: () => set('value', '') },
      }
    },
  })
}

export const textFieldBuiltins: Builtin[] = [textField('input'), textField('textarea')]
