import type { Facts } from './parameterFacts';

const HEADING = 'Parameters of the node';

interface Listed {
	/** Paths after `New:`, `Changed:` or `Removed:`. */
	any: Set<string>;
	/** Paths after `Changed:` or `Removed:`. */
	broken: Set<string>;
	/** Completely new resources (`task`) and operations (`company.delete`). */
	whole: Set<string>;
}

/** The changelog's entries under 'Parameters of the node'. */
function listedIn(changelog: string): Listed {
	const sections = changelog
		.split(/^#{2,3} /m)
		.filter((section) => section.split('\n')[0]?.trim() === HEADING);
	const entries = sections.flatMap((section) => section.split(/^- /m).slice(1));
	const named = (pattern: RegExp) =>
		new Set(
			entries
				.filter((entry) => pattern.test(entry))
				.flatMap((entry) => [...entry.matchAll(/`([^`]+)`/g)].map(([, name]) => String(name))),
		);
	return {
		any: named(/^(New|Changed|Removed):/),
		broken: named(/^(Changed|Removed):/),
		whole: named(/^New (resource|operation):/),
	};
}

const pathOf = (fact: string) => fact.slice(0, fact.indexOf(' '));

/** Facts of `one` that do not hold in `other`, each with one operation. */
const missing = (one: Facts, other: Facts): Array<[fact: string, scope: string]> =>
	[...one].flatMap(([fact, scopes]) =>
		[...scopes]
			.filter((scope) => !other.get(fact)?.has(scope))
			.map((scope): [string, string] => [fact, scope]),
	);

/** Whether a new fact belongs to a resource or operation that is listed as new. */
function isOfWhole(fact: string, scope: string, whole: Set<string>): boolean {
	const [resource = ''] = scope.split('.');
	if (whole.has(resource) || whole.has(scope)) return true;
	const [, path, value] = /^(resource|operation) option="(\w+)"$/.exec(fact) ?? [];
	return value !== undefined && whole.has(path === 'resource' ? value : `${resource}.${value}`);
}

/**
 * Changes against the frozen parameters that the changelog does not list; empty if all are listed.
 *
 * @param changelog text of CHANGELOG.md
 */
export function untold(frozen: Facts, now: Facts, changelog: string): string[] {
	const { any, broken, whole } = listedIn(changelog);
	const lost = missing(frozen, now)
		.filter(([fact]) => !broken.has(pathOf(fact)))
		.map(
			([fact, scope]) =>
				`${scope}: "${fact}" is gone or has changed. Workflows are saved with it, so this is a defect. ` +
				`If it is meant, CHANGELOG.md needs "- Changed: \`${pathOf(fact)}\` …" (or "Removed:") under '${HEADING}'.`,
		);
	const added = missing(now, frozen)
		.filter(([fact, scope]) => !any.has(pathOf(fact)) && !isOfWhole(fact, scope, whole))
		.map(
			([fact, scope]) =>
				`${scope}: "${fact}" is new. CHANGELOG.md needs "- New: \`${pathOf(fact)}\` …", ` +
				`"- New resource: … (\`name\`)" or "- New operation: … (\`${scope}\`)" under '${HEADING}'.`,
		);
	return [...lost, ...added];
}
