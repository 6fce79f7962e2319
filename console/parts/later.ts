import { Button } from 'tdesign-vue-next/es/button'
import { type Component, defineComponent, h, onMounted, onUnmounted, ref, shallowRef } from 'vue'
import EmptyState from './empty-state.vue'

/**
 * A part too large for the first load, fetched when it is first drawn. Until then, and where the network is gone, its
 * place says so; it comes by itself once the network is back.
 * @param load as `() => import('./part.vue')`
 */
export function later<Part extends Component>(load: () => Promise<{ default: Part }>): Part {
  const waiting = defineComponent({
    inheritAttrs: false,
    setup(_, { attrs, slots }) {
      const part = shallowRef<Part>()
      const isLost = ref(false)

      async function fetchPart(): Promise<void> {
        if (part.value) return
        isLost.value = false
        try {
          part.value = (await load()).default
        } catch {
          isLost.value = true
        }
      }
      const again = (): void => void fetchPart()

      onMounted(() => window.addEventListener('online', again))
      onUnmounted(() => window.removeEventListener('online', again))
      again()

      const retry = () => h(Button, { variant: 'outline', onClick: again }, () => '再试一次')
      return () => {
        if (part.value) return h(part.value, attrs, slots)
        if (!isLost.value) return h('p', { class: 'calm', role: 'status' }, '正在取…')
        return h(EmptyState, { tone: 'wrong', title: '没有取到', note: '请检查网络' }, { default: retry })
      }
    },
  })
  return waiting as unknown as Part
}
