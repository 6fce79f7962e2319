import fs from 'node:fs'
import path from 'node:path'
import * as esbuild from 'esbuild'
import { writeChanged } from '../../build/write-changed'
import { scriptOf, type AppGraph, type SourceFiles } from './app-graph'
import { BuildFailure } from './problem'
import { styleIsolation, type Styles } from './styles'

const RUNTIME = path.resolve(__dirname, '../runtime')

/** Bundles the app's scripts, its compiled templates and the runtime into `phone/app.js`. */
export async function bundlePhone(
  graph: AppGraph,
  files: SourceFiles,
  parts: { templates: string; styles: Styles; watch: boolean },
  outDir: string,
): Promise<void> {
  const contents = `import { boot } from ${JSON.stringify(path.join(RUNTIME, 'boot.ts'))}
void boot(() => ({
  app: ${JSON.stringify(graph.app)},
  pages: ${JSON.stringify(graph.pages)},
  customTabBar: ${JSON.stringify(graph.customTabBar)},
  watch: ${JSON.stringify(parts.watch)},
  groups: ${parts.templates},
  loadApp: () => { ${requireCall(scriptOf(path.join(graph.root, 'app')))} },
  units: [${unitEntries(graph, parts.styles).join(',\n')}],
}))`
  const built = await bundle({
    stdin: { contents, resolveDir: files.root, loader: 'ts', sourcefile: 'phone-entry.ts' },
    outfile: path.join(outDir, 'phone/app.js'),
    plugins: [appScripts(files), packageScripts(files)],
    nodePaths: [files.modules],
  })
  for (const { path: file, contents } of built) writeChanged(file, contents)
}

/** Makes the stage one self-contained page: its address is the server's root, where no other file of it need be. */
export async function bundleStage(outDir: string, watch: boolean): Promise<void> {
  const shell = path.join(RUNTIME, 'shell')
  const [script] = await bundle({ entryPoints: [path.join(shell, 'stage.ts')], sourcemap: false })
  const read = (name: string): string => fs.readFileSync(path.join(shell, name), 'utf8')
  const page = read('stage.html')
    .replace('<html ', watch ? '<html data-watch ' : '<html ')
    .replace('<link rel="stylesheet" href="stage.css" />', () => `<style>\n${read('stage.css')}</style>`)
    .replace(
      '<script src="stage.js"></script>',
      () => `<script>\n${script?.text.replaceAll('</script', '<\\/script') ?? ''}</script>`,
    )
  writeChanged(path.join(outDir, 'stage/index.html'), page)
}

/** Runs esbuild, writing nothing; its errors become the build's own. */
async function bundle(options: esbuild.BuildOptions): Promise<esbuild.OutputFile[]> {
  try {
    const { outputFiles } = await esbuild.build({
      bundle: true,
      format: 'iife',
      sourcemap: 'linked',
      target: 'es2022',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
      ...options,
      write: false,
    })
    return outputFiles
  } catch (error) {
    const { errors } = error as Partial<esbuild.BuildFailure>
    if (!errors) throw error
    throw new BuildFailure(
      errors.map(({ text, location }) => ({
        file: location?.file ?? '',
        ...(location ? { line: location.line } : {}),
        message: text,
      })),
    )
  }
}

function unitEntries(graph: AppGraph, styles: Styles): string[] {
  return graph.units.map((unit) => {
    const isolation = styleIsolation(unit)
    const config = {
      ...unit.config,
      component: !unit.isPage || unit.config.component === true,
      // `page-isolated` and its kin differ from the plain words only in what other pages see, which never meet here
      styleIsolation: isolation.replace(/^page-/, ''),
      usingComponents: unit.using,
    }
    return `{ path: ${JSON.stringify(unit.path)}, isPage: ${unit.isPage}, prefix: ${JSON.stringify(styles.prefixes.get(unit.path))},
  config: ${JSON.stringify(config)}, load: () => { ${requireCall(scriptOf(unit.file)) || 'Component({})'} } }`
  })
}

function requireCall(script: string | null): string {
  return script ? `require(${JSON.stringify(script)})` : ''
}

/**
 * In the app's own scripts `wx.name(` becomes `wx.$.name(`: `wx.name` stays honest for feature tests (absent is
 * undefined), while calling what the preview lacks throws by name.
 */
function appScripts(files: SourceFiles): esbuild.Plugin {
  return {
    name: 'app-scripts',
    setup(build) {
      build.onLoad({ filter: /\.[tj]s$/ }, async ({ path: file }) => {
        if (!file.startsWith(files.root + path.sep)) return null
        const contents = (await fs.promises.readFile(file, 'utf8')).replace(
          /\bwx\.(cloud\.)?(?=[a-zA-Z]+\()/g,
          'wx.$1$$.',
        )
        return { contents, loader: file.endsWith('.ts') ? 'ts' : 'js' }
      })
    },
  }
}

/** Resolves `package/path` to the package's mini-program folder, and what those import to their own bundled packages. */
function packageScripts(files: SourceFiles): esbuild.Plugin {
  const candidate = (base: string): string | undefined =>
    [`${base}.js`, path.join(base, 'index.js')].find((file) => fs.existsSync(file))
  return {
    name: 'package-scripts',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path: request, importer, kind }) => {
        if (kind === 'entry-point') return null
        const own = /^(.*\/miniprogram_dist)\//.exec(importer)?.[1]
        const bundled = own && candidate(path.join(own, 'miniprogram_npm', request))
        if (bundled) return { path: bundled }
        const [name = '', ...rest] = request.split('/')
        const file = candidate(path.join(files.packageRoot(name), ...rest))
        return file ? { path: file } : null
      })
    },
  }
}
