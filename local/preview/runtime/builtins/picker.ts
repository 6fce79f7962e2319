import { now } from '../clock'
import { openSheet } from '../screen/sheet'
import { any, defineBuiltin, flag, text, type Builtin } from './define'
import {
  dateModel,
  multiSelectorModel,
  selectorModel,
  timeModel,
  type DateFields,
  type PickerModel,
  type PickerValue,
} from './picker-model'
import { makeWheel, type Wheel } from './wheel'

const picker = defineBuiltin({
  name: 'picker',
  properties: {
    mode: text('selector'),
    range: any<unknown[]>([]),
    rangeKey: text(),
    value: any<PickerValue>(0),
    start: text(),
    end: text(),
    fields: text('day'),
    headerText: text(),
    disabled: flag(),
  },
  create({ host, get, set, emit, onTap }) {
    const model = (): PickerModel => {
      const mode = get('mode')
      if (mode === 'selector') return selectorModel(get('range') ?? [], get('rangeKey'))
      if (mode === 'multiSelector') return multiSelectorModel((get('range') ?? []) as unknown[][], get('rangeKey'))
      if (mode === 'time') return timeModel(get('start'), get('end'))
      if (mode === 'date') {
        const today = new Date(now() + 8 * 3600_000).toISOString().slice(0, 10)
        return dateModel(get('fields') as DateFields, get('start'), get('end'), today)
      }
      throw new Error(`预览还不支持 <picker mode="${mode}">`)
    }
    let redraw: (() => void) | null = null
    const press = (): void => {
      if (get('disabled')) return
      const sheet = openPicker(get('headerText'), model, get('value'), {
        columnChanged(column, value) {
          if (get('mode') === 'multiSelector') emit('columnchange', { column, value })
        },
        chosen(value) {
          set('value', value)
          emit('change', { value })
        },
        cancelled: () => emit('cancel'),
      })
      redraw = sheet.redraw
    }
    onTap(press)
    host.setAttribute('aria-haspopup', 'listbox')
    return {
      press,
      update: { range: () => redraw?.() },
      field: { value: () => get('value'), reset: () => set('value', '') },
    }
  },
})

interface PickerListener {
  columnChanged(column: number, row: number): void
  chosen(value: PickerValue): void
  cancelled(): void
}

/** Height of one row of a picker, as in WeChat's sheet. */
const ROW = 44

/** Slides the sheet up; `redraw` fills it anew after its options changed. */
function openPicker(
  title: string,
  model: () => PickerModel,
  value: PickerValue,
  listener: PickerListener,
): { redraw(): void } {
  let chosen = model().locate(value)
  let wheels: Wheel[] = []
  const body = document.createElement('div')
  body.className = 'wx-picker-columns'

  const fill = (): void => {
    const columns = model().columns(chosen)
    columns.forEach((words, column) => {
      const list = (body.children[column] as HTMLElement | undefined) ?? addColumn(column)
      const shown = [...list.children].map((item) => item.textContent).join('\n')
      const isNew = shown !== words.join('\n')
      if (isNew) list.replaceChildren(...words.map((word) => pickerItem(word)))
      const row = Math.min(chosen[column] ?? 0, words.length - 1)
      chosen[column] = row
      if (isNew || wheels[column]?.index() !== row) wheels[column]?.select(row)
    })
    while (body.children.length > columns.length) body.lastElementChild?.remove()
    wheels = wheels.slice(0, columns.length)
  }
  const addColumn = (column: number): HTMLElement => {
    const list = document.createElement('div')
    list.className = 'wx-picker-column'
    body.append(list)
    wheels[column] = makeWheel(
      list,
      () => ROW,
      (row) => {
        chosen = chosen.map((before, index) => (index === column ? row : before))
        listener.columnChanged(column, row)
        fill()
      },
    )
    return list
  }
  openSheet({
    title,
    body,
    confirm: () => {
      // a wheel still turning stops where it is
      for (const wheel of wheels) wheel.index()
      listener.chosen(model().value(chosen))
    },
    cancel: () => listener.cancelled(),
  })
  fill()
  return {
    redraw() {
      if (body.isConnected) fill()
    },
  }
}

function pickerItem(word: string): HTMLElement {
  const item = document.createElement('div')
  item.className = 'wx-picker-item'
  item.textContent = word
  return item
}

const pickerView = defineBuiltin({
  name: 'picker-view',
  template: 'wheels',
  properties: {
    value: any<number[]>([]),
    indicatorStyle: text(),
    indicatorClass: text(),
    maskStyle: text(),
    maskClass: text(),
    immediateChange: flag(),
  },
  create({ host, get, set, emit }) {
    const columns = (): HTMLElement[] => [...host.querySelectorAll<HTMLElement>('wx-picker-view-column')]
    const wheels = new Map<HTMLElement, Wheel>()
    const connect = (): void => {
      columns().forEach((column, index) => {
        const list = column.querySelector<HTMLElement>('wx-wheel-list')
        const indicator = column.querySelector<HTMLElement>('wx-wheel-indicator')
        if (!list || !indicator) return
        indicator.style.cssText = get('indicatorStyle')
        const height = indicator.offsetHeight || 34
        list.style.setProperty('--row', `${height}px`)
        list.style.paddingBlock = `${Math.max(0, (host.clientHeight - height) / 2)}px`
        if (!wheels.has(column)) {
          const turned = (row: number): void => {
            const value = columns().map((_, at) =>
              at === index ? row : (wheels.get(columns()[at] as HTMLElement)?.index() ?? 0),
            )
            emit('pickstart')
            set('value', value)
            emit('change', { value })
            emit('pickend')
          }
          wheels.set(
            column,
            makeWheel(list, () => indicator.offsetHeight || 34, turned),
          )
        }
        wheels.get(column)?.select(get('value')?.[index] ?? 0)
      })
    }
    const changes = new MutationObserver(connect)
    return {
      attached() {
        requestAnimationFrame(connect)
        changes.observe(host, { childList: true, subtree: true })
      },
      detached: () => changes.disconnect(),
      update: { value: () => void (host.isConnected && connect()) },
      field: {
        value: () => get('value'),
        reset: () =>
          set(
            'value',
            columns().map(() => 0),
          ),
      },
    }
  },
})

const pickerViewColumn = defineBuiltin({
  name: 'picker-view-column',
  template: 'wheel',
  properties: {},
  create: () => ({}),
})

export const pickerBuiltins: Builtin[] = [picker, pickerView, pickerViewColumn]
