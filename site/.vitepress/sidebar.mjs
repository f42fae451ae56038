import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'

const LINK = /\[([^\]]+)\]\(([^)#:]+\.md)\)/g

/** The sidebar: the links of docs/README.md in their order, below its headings. Every page must be among them. */
export function sidebar(docs) {
  const groups = []
  let title = ''
  for (const line of readFileSync(join(docs, 'README.md'), 'utf8').split('\n')) {
    if (/^(\d+\.|\*) /.test(line)) {
      if (groups.at(-1)?.text !== title) {
        groups.push({ text: title, items: [] })
      }
      groups.at(-1).items.push(...links(line, '').map(link => item(docs, link)))
    } else if (/^##? /.test(line)) {
      title = line.replace(/^#+ /, '').split(',')[0]
    }
  }
  checkComplete(docs, groups)
  return groups
}

/** A page; below it the pages of its folder that it lists, if it is a folder's. */
function item(docs, { text, page }) {
  const folder = posix.dirname(page)
  const pages = page.endsWith('/README.md')
    ? readFileSync(join(docs, page), 'utf8')
        .split('\n')
        .filter(line => line.startsWith('* '))
        .flatMap(line => links(line, folder))
        .filter(link => posix.dirname(link.page) === folder)
    : []
  return {
    text,
    link: '/' + page.replace(/(^|\/)README\.md$/, '$1').replace(/\.md$/, ''),
    page,
    ...(pages.length ? { collapsed: true, items: pages.map(link => item(docs, link)) } : {})
  }
}

function links(line, folder) {
  return [...line.matchAll(LINK)].map(([, text, target]) => ({
    text: text[0].toUpperCase() + text.slice(1),
    page: posix.join(folder, target)
  }))
}

function checkComplete(docs, groups) {
  const listed = new Set(['README.md'])
  const add = items => items.forEach(it => listed.add(it.page) && add(it.items ?? []))
  groups.forEach(group => add(group.items))
  const missing = readdirSync(docs, { recursive: true })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => file.endsWith('.md') && !listed.has(file))
  const absent = [...listed].filter(page => !existsSync(join(docs, page)))
  if (missing.length || absent.length) {
    throw new Error(`docs/README.md: pages not listed: [${missing}]; listed pages that do not exist: [${absent}]`)
  }
}
