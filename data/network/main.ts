/** Makes a network of paths from an extract of OpenStreetMap or from GeoJSON lines: `npm run network`. See docs/circle.md. */
import { run } from './command'

void run(process.argv.slice(2), console.log).then((code) => {
  process.exitCode = code
})
