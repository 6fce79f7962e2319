import { createPinia } from 'pinia'
import { createApp } from 'vue'
import 'tdesign-vue-next/es/style/index.css'
import App from './app.vue'
import { router } from './router'
import { sentenceOf } from './services/call-error'
import { openCloud } from './services/cloud'
import './styles/tokens.css'
import './styles/base.css'

async function main(): Promise<void> {
  const page = document.getElementById('app')!
  try {
    await openCloud()
    const app = createApp(App).use(createPinia()).use(router)
    await router.isReady()
    app.mount(page)
  } catch (error) {
    page.setAttribute('role', 'alert')
    page.setAttribute('style', 'padding: 20vh 24px; text-align: center')
    page.textContent = sentenceOf(error)
    console.error(error)
  }
}

void main()
