import { type glassEasel } from 'glass-easel-miniprogram-adapter'
import { any, defineBuiltin, flag, partsOf, text, type Builtin } from './define'

const FIELDS = 'wx-input,wx-textarea,wx-switch,wx-picker,wx-slider,wx-checkbox-group,wx-radio-group,wx-picker-view'

const form = defineBuiltin({
  name: 'form',
  properties: { reportSubmit: flag() },
  create({ host, emit }) {
    const fields = (): Array<{ name: string; value(): unknown; reset(): void }> =>
      [...host.querySelectorAll(FIELDS)].flatMap((node) => {
        const found = partsOf(node)
        return found?.field && found.name() ? [{ name: found.name(), ...found.field }] : []
      })
    return {
      context: {
        submit: () =>
          emit('submit', { value: Object.fromEntries(fields().map((one) => [one.name, one.value()])), formId: '' }),
        reset() {
          for (const one of fields()) one.reset()
          emit('reset')
        },
      } satisfies FormContext,
    }
  },
})

/** What a button inside a form can ask of it. */
export interface FormContext {
  submit(): void
  reset(): void
}

const PRESSABLE = 'wx-button,wx-checkbox,wx-radio,wx-switch,wx-input,wx-textarea,wx-picker'

const label = defineBuiltin({
  name: 'label',
  properties: { for: text() },
  create({ host, get, onTap }) {
    // a tap that began in the control has already reached it
    let target: EventTarget | null = null
    host.addEventListener('mousedown', (event) => (target = event.target), true)
    host.addEventListener('touchstart', (event) => (target = event.target), true)
    onTap(() => {
      const control = get('for')
        ? host.closest('wx-page')?.querySelector(`[data-wxid="${CSS.escape(get('for'))}"]`)
        : host.querySelector(PRESSABLE)
      if (control && !(target instanceof Node && control.contains(target))) partsOf(control)?.press?.()
    })
    return {}
  },
})

/** What buttons ask of the phone. */
interface ButtonActions {
  share(dataset: Record<string, unknown>): void
  agreePrivacy(buttonId: string): void
  /** resolves what the page is told, a no as well */
  phoneNumber(): Promise<object>
  openSettings(): Promise<object>
}
let actions: ButtonActions | null = null

/** Lets buttons reach what the phone does. */
export function connectButtons(connected: ButtonActions): void {
  actions = connected
}

type Emit = (type: string, detail?: object) => void

/** What each `open-type` does on a tap. */
const OPEN_TYPES: Record<string, (phone: ButtonActions, button: glassEasel.GeneralComponent, emit: Emit) => void> = {
  share: (phone, { dataset }) => phone.share(dataset),
  agreePrivacyAuthorization(phone, { id }, emit) {
    phone.agreePrivacy(id)
    emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  },
  getPhoneNumber: (phone, _, emit) => void phone.phoneNumber().then((detail) => emit('getphonenumber', detail)),
  openSetting: (phone, _, emit) =>
    void phone.openSettings().then((detail) => emit('opensetting', { errMsg: 'openSetting:ok', ...detail })),
}

const button = defineBuiltin({
  name: 'button',
  properties: {
    size: text('default'),
    type: text('default'),
    plain: flag(),
    disabled: flag(),
    loading: flag(),
    formType: text(),
    openType: text(),
    hoverClass: text('button-hover'),
    hoverStopPropagation: flag(),
    lang: text(),
    phoneNumberNoQuotaToast: any<unknown>(null),
  },
  create({ host, element, get, emit, onTap }) {
    host.setAttribute('role', 'button')
    const press = (): void => {
      if (get('disabled')) return
      const owner = host.closest('wx-form')
      const context = owner && (partsOf(owner)?.context as FormContext | undefined)
      if (get('formType') === 'submit') context?.submit()
      if (get('formType') === 'reset') context?.reset()
      // two may be coupled, as in `getPhoneNumber|agreePrivacyAuthorization`: the yes to privacy goes first
      for (const openType of get('openType').split('|').filter(Boolean).sort()) {
        const open = OPEN_TYPES[openType]
        if (!open) throw new Error(`预览还不支持 <button open-type="${openType}">`)
        if (actions) open(actions, element, emit)
      }
    }
    onTap(press)
    return {
      press,
      update: {
        size: (size) => host.setAttribute('size', size),
        type: (type) => host.setAttribute('type', type),
        plain: (plain) => host.toggleAttribute('plain', plain),
        disabled(disabled) {
          host.toggleAttribute('disabled', disabled)
          host.setAttribute('aria-disabled', String(disabled))
        },
        loading: (loading) => host.toggleAttribute('loading', loading),
      },
    }
  },
})

export const formBuiltins: Builtin[] = [form, label, button]
