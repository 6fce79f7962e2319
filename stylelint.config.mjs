/** WXSS is CSS with one unit more (rpx) and WeChat's own tags. */
const rpx = { units: { length: ['rpx'] }, types: { length: '| <rpx-dim>' } }
const wechatTags = ['page', 'view', 'text', 'image', 'button', 'scroll-view', 'swiper', 'input', 'textarea', 'map']

/** @type {import('stylelint').Config} */
export default {
  extends: ['stylelint-config-recommended'],
  ignoreFiles: ['**/node_modules/**', '**/miniprogram_npm/**', 'dist/**', 'test-results/**'],
  rules: {
    // Vue reaches into what a child has drawn.
    'selector-pseudo-class-no-unknown': [true, { ignorePseudoClasses: ['deep'] }],
    // A page may carry a class twice: once for its look, once for a state that comes later in the file.
    'no-descending-specificity': null,
    // WebViews of older phones know no `overflow-wrap: anywhere`; `word-break: break-word` they know.
    'declaration-property-value-keyword-no-deprecated': [true, { ignoreKeywords: ['break-word'] }],
  },
  overrides: [
    { files: ['**/*.vue'], customSyntax: 'postcss-html' },
    {
      files: ['**/*.wxss'],
      languageOptions: { syntax: rpx },
      rules: {
        'unit-no-unknown': [true, { ignoreUnits: ['rpx'] }],
        'selector-type-no-unknown': [true, { ignoreTypes: wechatTags }],
        // WeChat's rules for components: no ids, no attributes, no tags, no `*` in a component's style.
        'selector-max-universal': 0,
        // Pressed looks are `hover-class`: `:active` sticks on a phone.
        'selector-pseudo-class-disallowed-list': ['active', 'hover'],
      },
    },
  ],
}
