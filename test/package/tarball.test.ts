import { jsonParse } from 'n8n-workflow';
import { loadPackage } from '../support/engine/loadPackage.js';
import { pack } from './pack.js';

interface Manifest {
	name: string;
	keywords: string[];
	license: string;
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
	bundledDependencies?: string[];
	peerDependencies: Record<string, string>;
	scripts: Record<string, string>;
	n8n: { n8nNodesApiVersion: number; strict: boolean; nodes: string[]; credentials: string[] };
}

// What n8n allows packages to import: n8n itself and the libraries it provides.
const importable = /^(\.|n8n-workflow$|luxon$|lodash$|moment$|zod$|(node:)?crypto$)/;

const lifecycle = [
	'prepare',
	'preinstall',
	'install',
	'postinstall',
	'prepublish',
	'prepublishOnly',
	'prepack',
	'postpack',
];

let packed: Awaited<ReturnType<typeof pack>>;
let manifest: Manifest;

beforeAll(async () => {
	packed = await pack();
	manifest = jsonParse<Manifest>(packed.read('package.json'));
});

describe('the tarball', () => {
	it('holds the build, the readme, the license and nothing else', () => {
		const allowed =
			/^(dist\/(nodes|credentials)\/.+\.(js|json)|dist\/icons\/.+\.svg|README\.md|LICENSE\.md|package\.json)$/;
		expect(packed.files.filter((file) => !allowed.test(file))).toEqual([]);
		expect(packed.files).toEqual(
			expect.arrayContaining(['README.md', 'LICENSE.md', 'package.json']),
		);
	});

	it('holds no tests, no compiler state and no source maps', () => {
		const unwanted = /\.(test|spec)\.|tsbuildinfo|\.map$|sandbox|demo|bench/;
		expect(packed.files.filter((file) => unwanted.test(file))).toEqual([]);
	});

	it('stays under a megabyte', () => {
		expect(packed.bytes).toBeLessThan(1024 * 1024);
	});

	it('imports nothing but what n8n brings along', () => {
		const imports = packed.files
			.filter((file) => file.endsWith('.js'))
			.flatMap((file) =>
				[...packed.read(file).matchAll(/(?:require|import)\(['"]([^'"]+)['"]\)/g)].map(
					([, name = '']) => `${file}: ${name}`,
				),
			);
		expect(imports.length).toBeGreaterThan(0);
		expect(imports.filter((line) => !importable.test(line.split(': ')[1] ?? ''))).toEqual([]);
	});
});

describe('package.json', () => {
	it('asks for no package but n8n’s own', () => {
		const { dependencies = {}, optionalDependencies = {}, bundledDependencies = [] } = manifest;
		expect({ dependencies, optionalDependencies, bundledDependencies }).toEqual({
			dependencies: {},
			optionalDependencies: {},
			bundledDependencies: [],
		});
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('runs nothing when it is installed or packed', () => {
		expect(Object.keys(manifest.scripts).filter((name) => lifecycle.includes(name))).toEqual([]);
	});

	it('says what n8n requires of a verified package', () => {
		expect(manifest).toMatchObject({
			name: expect.stringMatching(/^n8n-nodes-/),
			license: 'MIT',
			keywords: expect.arrayContaining(['n8n-community-node-package']),
			n8n: { n8nNodesApiVersion: 1, strict: true },
		});
	});

	it('names only files that are there', () => {
		const { nodes, credentials } = manifest.n8n;
		expect([...nodes, ...credentials].filter((file) => !packed.has(file))).toEqual([]);
	});
});

describe('n8n', () => {
	// The names are stored in users' workflows, so they must never change.
	it('finds the node and both credentials under their contract names', () => {
		const { known } = loadPackage(packed.folder);
		expect(known.nodes).toMatchObject({
			amocrm: {
				className: 'Amocrm',
				sourcePath: expect.stringMatching(/dist\/nodes\/Amocrm\/Amocrm\.node\.js$/),
			},
		});
		expect(known.credentials).toMatchObject({
			amocrmLongLivedTokenApi: {
				className: 'AmocrmLongLivedTokenApi',
				supportedNodes: ['amocrm'],
			},
			amocrmAccountOAuth2Api: {
				className: 'AmocrmAccountOAuth2Api',
				extends: ['oAuth2Api'],
				supportedNodes: ['amocrm'],
			},
		});
	});

	it('reads the codex', () => {
		const [node] = loadPackage(packed.folder).types.nodes;
		expect(node?.codex?.categories).toContain('Sales');
		expect(node?.codex?.alias).toEqual(expect.arrayContaining(['kommo', 'crm']));
		expect(node?.codex?.resources?.primaryDocumentation).toHaveLength(1);
	});

	it('finds every icon inside the package, light and dark', () => {
		const { nodes, credentials } = loadPackage(packed.folder).types;
		const prefix = `icons/${manifest.name}/`;
		const urls = [...nodes, ...credentials].flatMap(({ name, iconUrl }) => {
			if (!iconUrl || typeof iconUrl === 'string') throw new Error(`${name} lacks a themed icon`);
			return [iconUrl.light, iconUrl.dark];
		});
		expect(urls).toHaveLength(6);
		expect(urls.filter((url) => !url.startsWith(prefix))).toEqual([]);
		expect(urls.filter((url) => !packed.has(url.slice(prefix.length)))).toEqual([]);
	});
});
