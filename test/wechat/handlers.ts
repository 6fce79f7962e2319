import { existsSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import type { Program, Unit } from './program'
import { elementsOf } from './tags'

/** `bindtap`, `bind:tap`, `catch:tap`, `mut-bind:tap`, `capture-bind:tap` ... */
const EVENT = /^(?:(?:capture-)?(?:bind|catch)|mut-bind):?[a-z]/i

/** What one `Page()` or `Component()` call offers to its WXML; `open` when the compiler cannot tell the names. */
interface Methods {
  names: Set<string>
  open: boolean
}

/** Adds the function-like properties of a type. */
function addProperties(checker: ts.TypeChecker, type: ts.Type, methods: Methods): void {
  if (type.flags & ts.TypeFlags.Any || checker.getIndexInfoOfType(type, ts.IndexKind.String)) methods.open = true
  for (const { name } of checker.getPropertiesOfType(type)) methods.names.add(name)
}

/** The initialiser of an option such as `methods`, whichever way it is written. */
function option(definition: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of definition.properties) {
    if (property.name?.getText() !== name) continue
    if (ts.isPropertyAssignment(property)) return property.initializer
    if (ts.isShorthandPropertyAssignment(property)) return property.name
  }
  return undefined
}

/** Follows a name to the expression it was given, through imports. */
function origin(checker: ts.TypeChecker, expression: ts.Expression): ts.Expression {
  const symbol = ts.isIdentifier(expression) ? checker.getSymbolAtLocation(expression) : undefined
  if (!symbol) return expression
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  const declaration = target.valueDeclaration ?? target.declarations?.[0]
  if (declaration && ts.isVariableDeclaration(declaration) && declaration.initializer) return declaration.initializer
  if (declaration && ts.isExportAssignment(declaration)) return declaration.expression
  return expression
}

/** Reads the argument of `Page`, `Component` or `Behavior`: its methods and those of its behaviors. */
function addDefinition(checker: ts.TypeChecker, call: ts.CallExpression, methods: Methods): void {
  const kind = call.expression.getText()
  const given = call.arguments[0]
  const definition = given && origin(checker, given)
  if (!definition || !ts.isObjectLiteralExpression(definition)) {
    methods.open = true
    return
  }
  const own = kind === 'Page' ? definition : option(definition, 'methods')
  if (own) addProperties(checker, checker.getTypeAtLocation(own), methods)
  const behaviors = option(definition, 'behaviors')
  if (!behaviors) return
  const list = origin(checker, behaviors)
  for (const element of ts.isArrayLiteralExpression(list) ? list.elements : []) {
    // `wx://form-field` and its like bring properties, no methods.
    if (ts.isStringLiteralLike(element)) continue
    const behavior = origin(checker, element)
    if (ts.isCallExpression(behavior)) addDefinition(checker, behavior, methods)
    else methods.open = true
  }
}

/** The methods a script registers, by its one `Page()` or `Component()` call. */
function readMethods(checker: ts.TypeChecker, script: ts.SourceFile): Methods | undefined {
  let methods: Methods | undefined
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      /^(Page|Component)$/.test(node.expression.text)
    ) {
      methods = { names: new Set(), open: false }
      addDefinition(checker, node, methods)
    } else ts.forEachChild(node, visit)
  }
  visit(script)
  return methods
}

/** The handler names a unit's WXML calls, with where. Names computed in WXML (`{{}}`) and empty ones are left out. */
function calledHandlers(program: Program, unit: Unit): Array<{ name: string; place: string }> {
  return elementsOf(program.root, unit).flatMap(({ file, line, attributes }) =>
    Object.entries(attributes)
      .filter(([attribute]) => EVENT.test(attribute))
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !/^\s*$|\{\{/.test(entry[1]))
      .map(([attribute, name]) => ({ name, place: `${file}:${line}: ${attribute}="${name}"` })),
  )
}

/** Handlers named in WXML which the script does not have: WeChat only notes them when somebody taps. */
export function missingHandlers(program: Program): string[] {
  const scriptOf = (unit: Unit): string => path.join(program.root, `${unit.id}.ts`)
  const withoutScript = program.units.filter((unit) => !existsSync(scriptOf(unit)))
  const units = program.units.filter((unit) => !withoutScript.includes(unit))
  const compiled = ts.createProgram(units.map(scriptOf), {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    // Names are all that is asked here, and they need neither the language's nor WeChat's own types.
    noLib: true,
    types: [],
  })
  const checker = compiled.getTypeChecker()
  return [
    ...withoutScript.map((unit) => `${unit.id}.ts: is missing`),
    ...units.flatMap((unit) => {
      const script = compiled.getSourceFile(scriptOf(unit))
      const methods = script && readMethods(checker, script)
      if (!methods) return [`${unit.id}.ts: calls neither Page() nor Component()`]
      const missing = calledHandlers(program, unit).filter(({ name }) => !methods.names.has(name))
      if (missing.length > 0 && methods.open) return [`${unit.id}.ts: its methods cannot be read; write them out`]
      return missing.map(({ place }) => `${place}, but ${unit.id}.ts has no such method`)
    }),
  ]
}
