import { existsSync, statSync } from 'node:fs'
import { posix, resolve } from 'node:path'

export const REPOSITORY = 'https://github.com/entrafilter/entra-filter'

/** Turns links to files that are no page of the site into links to the repository, and those to README.md into the folder's page. */
export function linksOutside(markdown, docs) {
  markdown.core.ruler.push('links-outside', state => {
    for (const block of state.tokens) {
      for (const token of block.children ?? []) {
        if (token.type === 'link_open') {
          token.attrSet('href', destination(token.attrGet('href'), state.env.relativePath, docs))
        }
      }
    }
  })
}

function destination(link, page, docs) {
  const [path, fragment] = link.split('#')
  if (!path || /^[a-z]+:/.test(path)) {
    return link
  }
  const target = posix.join(posix.dirname(page), path)
  const hash = fragment ? '#' + fragment : ''
  if (target.endsWith('.md') && !target.startsWith('../')) {
    return path.replace(/(^|\/)README\.md$/, '$1index.md') + hash
  }
  const file = resolve(docs, target)
  if (!existsSync(file)) {
    throw new Error(`${page} links to ${link}, which does not exist`)
  }
  const kind = statSync(file).isDirectory() ? 'tree' : 'blob'
  return `${REPOSITORY}/${kind}/main/${posix.join('docs', target)}${hash}`
}
