import { defineBuiltin, flag, number, partsOf, text, type Builtin } from './define'

const toggle = defineBuiltin({
  name: 'switch',
  template: 'none',
  properties: { checked: flag(), disabled: flag(), type: text('switch'), color: text('#04be02') },
  create({ host, get, set, emit, onTap }) {
    host.setAttribute('role', 'switch')
    const press = (): void => {
      if (get('disabled')) return
      set('checked', !get('checked'))
      emit('change', { value: get('checked') })
    }
    onTap(press)
    return {
      press,
      update: {
        checked(checked) {
          host.toggleAttribute('data-checked', checked)
          host.setAttribute('aria-checked', String(checked))
        },
        disabled: (disabled) => host.toggleAttribute('data-disabled', disabled),
        type: (type) => (host.dataset.type = type),
        color: (color) => host.style.setProperty('--switch-colour', color),
      },
      field: { value: () => get('checked'), reset: () => set('checked', false) },
    }
  },
})

/** What a group sees of its checkboxes or radios. */
interface Choice {
  value(): string
  isChecked(): boolean
  check(checked: boolean): void
}

/** checkbox and radio: they differ in what a second tap does and in how many of a group may be on. */
function choice(name: 'checkbox' | 'radio'): Builtin {
  return defineBuiltin({
    name,
    properties: { value: text(), checked: flag(), disabled: flag(), color: text('#09bb07') },
    create({ host, get, set, onTap }) {
      host.setAttribute('role', name)
      const mark = document.createElement('i')
      host.prepend(mark)
      const press = (): void => {
        if (get('disabled') || (name === 'radio' && get('checked'))) return
        set('checked', !get('checked'))
        const group = host.closest(`wx-${name}-group`)
        ;(group && (partsOf(group)?.context as GroupContext | undefined))?.changed(host)
      }
      onTap(press)
      return {
        press,
        attached: () => host.prepend(mark),
        update: {
          checked(checked) {
            host.toggleAttribute('data-checked', checked)
            host.setAttribute('aria-checked', String(checked))
          },
          disabled: (disabled) => host.toggleAttribute('data-disabled', disabled),
          color: (color) => host.style.setProperty('--choice-colour', color),
        },
        context: {
          value: () => get('value'),
          isChecked: () => get('checked'),
          check: (checked) => set('checked', checked),
        } satisfies Choice,
      }
    },
  })
}

interface GroupContext {
  changed(by: Element): void
}

function choiceGroup(kind: 'checkbox' | 'radio'): Builtin {
  return defineBuiltin({
    name: `${kind}-group`,
    properties: {},
    create({ host, emit }) {
      const choices = (): Array<[Element, Choice]> =>
        [...host.querySelectorAll(`wx-${kind}`)].flatMap((node): Array<[Element, Choice]> => {
          const context = partsOf(node)?.context
          return context ? [[node, context as Choice]] : []
        })
      const value = (): string | string[] => {
        const checked = choices()
          .filter(([, one]) => one.isChecked())
          .map(([, one]) => one.value())
        return kind === 'radio' ? (checked[0] ?? '') : checked
      }
      return {
        context: {
          changed(by) {
            if (kind === 'radio')
              for (const [node, one] of choices()) if (node !== by && one.isChecked()) one.check(false)
            emit('change', { value: value() })
          },
        } satisfies GroupContext,
        field: { value, reset: () => choices().forEach(([, one]) => one.check(false)) },
      }
    },
  })
}

const slider = defineBuiltin({
  name: 'slider',
  template: 'none',
  properties: {
    min: number(0),
    max: number(100),
    step: number(1),
    value: number(0),
    disabled: flag(),
    showValue: flag(),
    activeColor: text('#1aad19'),
    backgroundColor: text('#e9e9e9'),
    blockSize: number(28),
    blockColor: text('#ffffff'),
  },
  create({ host, get, set, emit }) {
    const input = document.createElement('input')
    const shown = document.createElement('span')
    input.type = 'range'
    host.append(input, shown)
    const paint = (): void => {
      const span = get('max') - get('min') || 1
      host.style.setProperty('--filled', `${((get('value') - get('min')) / span) * 100}%`)
      input.value = String(get('value'))
      shown.textContent = String(get('value'))
    }
    input.addEventListener('input', () => {
      set('value', Number(input.value))
      emit('changing', { value: get('value') })
    })
    input.addEventListener('change', () => emit('change', { value: get('value') }))
    return {
      update: {
        min: (min) => (input.min = String(min)),
        max: (max) => (input.max = String(max)),
        step: (step) => (input.step = String(step)),
        value: paint,
        disabled: (disabled) => (input.disabled = disabled),
        showValue: (visible) => (shown.hidden = !visible),
        activeColor: (color) => host.style.setProperty('--active', color),
        backgroundColor: (color) => host.style.setProperty('--track', color),
        blockSize: (size) => host.style.setProperty('--block', `${Math.max(12, Math.min(28, size))}px`),
        blockColor: (color) => host.style.setProperty('--block-colour', color),
      },
      attached: paint,
      field: { value: () => get('value'), reset: () => set('value', get('min')) },
    }
  },
})

export const choiceBuiltins: Builtin[] = [
  toggle,
  choice('checkbox'),
  choice('radio'),
  choiceGroup('checkbox'),
  choiceGroup('radio'),
  slider,
]
