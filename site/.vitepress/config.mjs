import { fileURLToPath } from 'node:url'
import { diagrams } from './diagrams.mjs'
import { brokenAnchors, slug } from './anchors.mjs'
import { REPOSITORY, linksOutside } from './links.mjs'
import { sidebar } from './sidebar.mjs'

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url))

/** Pages that differ in their layout; theme/site.css has the classes. */
const LAYOUTS = {
  'architecture.md': { pageClass: 'has-diagram' },
  'containers.md': { aside: false, pageClass: 'has-many-columns' },
  'settings.md': { aside: false, pageClass: 'has-large-tables' }
}

// The Markdown of docs/ as it is: it reads the same on GitHub. The address is the one in responses' type URIs.
export default {
  title: 'Entra Filter',
  description: 'Protects a Jakarta EE application by access tokens of Microsoft Entra ID',
  base: '/entra-filter/',
  srcDir: DOCS,
  outDir: '../target/site',
  cacheDir: '../target/site-cache',
  rewrites: { 'README.md': 'index.md', ':folder/README.md': ':folder/index.md' },
  cleanUrls: true,
  ignoreDeadLinks: 'localhostLinks',
  markdown: {
    anchor: { slugify: slug },
    linkify: false,
    config: markdown => {
      markdown.use(linksOutside, DOCS)
      markdown.use(diagrams)
    }
  },
  vite: { plugins: [resolveVueFrom(fileURLToPath(import.meta.url))] },
  transformPageData: page => ({ frontmatter: { ...page.frontmatter, ...LAYOUTS[page.relativePath] } }),
  buildEnd: site => brokenAnchors(site.outDir, site.site.base),
  themeConfig: {
    nav: [
      { text: 'Getting started', link: '/getting-started' },
      { text: 'Settings', link: '/settings' },
      { text: 'Reasons', link: '/reasons' },
      { text: 'Repository', link: REPOSITORY }
    ],
    sidebar: sidebar(DOCS),
    outline: [2, 3],
    search: { provider: 'local' }
  }
}

/** Pages become Vue components, and have no node_modules above them. */
function resolveVueFrom(file) {
  return {
    name: 'resolve-vue',
    enforce: 'pre',
    resolveId(id, importer) {
      return importer?.startsWith(DOCS) && /^vue(\/|$)/.test(id) ? this.resolve(id, file, { skipSelf: true }) : null
    }
  }
}
