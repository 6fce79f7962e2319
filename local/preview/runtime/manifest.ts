import { type glassEasel } from 'glass-easel-miniprogram-adapter'

/** What the build hands the runtime. */
export interface Manifest {
  app: AppConfig
  /** every page path, subpackages included */
  pages: string[]
  customTabBar: string | null
  watch: boolean
  groups: glassEasel.template.ProcGenGroupList
  units: UnitEntry[]
  loadApp(): void
}

export interface UnitEntry {
  path: string
  isPage: boolean
  /** class prefix of isolated styles */
  prefix?: string
  config: UnitConfig
  load(): void
}

export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  backgroundTextStyle?: 'dark' | 'light'
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  disableScroll?: boolean
}

export interface UnitConfig extends WindowConfig {
  component?: boolean
  styleIsolation?: string
  usingComponents: Record<string, string>
  [key: string]: unknown
}

export interface AppConfig {
  pages: string[]
  entryPagePath?: string
  /** 'v2' asks for WeChat's newer look of built-ins */
  style?: string
  window?: WindowConfig
  tabBar?: TabBarConfig
  requiredPrivateInfos?: string[]
  /** asks WeChat to hold private APIs until its privacy contract is agreed to */
  __usePrivacyCheck__?: boolean
}

/** What WeChat's own dialogs call the mini-program. */
export function appName({ window }: AppConfig): string {
  return window?.navigationBarTitleText ?? '小程序'
}

export interface TabBarConfig {
  custom?: boolean
  color?: string
  selectedColor?: string
  backgroundColor?: string
  list: Array<{ pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }>
}
