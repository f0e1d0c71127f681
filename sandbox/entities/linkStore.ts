import { History } from '../history';
import { numberOf, objectOf, objectsOf, type JsonObject } from '../json';
import { isEntity, type EntityName, type LinkedName } from '../names';

/** A link as seen from one of its ends. */
export interface Link {
	to: LinkedName;
	id: number;
	main: boolean;
	/** Quantity, list and price field of a linked list element (API facts 5.10). */
	element?: JsonObject;
}

const nodeOf = (name: LinkedName, id: number): string => `${name}:${id}`;

/** Links between records, and from records to list elements; readable from both ends (API facts 5.10). */
export class LinkStore {
	private readonly from = new Map<string, Link[]>();
	private readonly history: History<string, Link[]>;

	/** `lagMs`: how far lists lag behind. */
	constructor(lagMs: () => number = () => 0) {
		this.history = new History(lagMs);
	}

	of(name: LinkedName, id: number): Link[] {
		return this.from.get(nodeOf(name, id)) ?? [];
	}

	/** A record's links as lists show them. */
	listed(name: LinkedName, id: number): Link[] {
		return this.history.seen(nodeOf(name, id), this.of(name, id)) ?? [];
	}

	/** Moves all links of one record to another of the same type, as merging does. */
	move(entity: EntityName, from: number, into: number): void {
		for (const link of this.of(entity, from)) {
			this.unlink(entity, from, link.to, link.id);
			const toCompany = link.to === 'companies' && entity !== 'companies';
			const taken = toCompany && this.of(entity, into).some(({ to }) => to === 'companies');
			if (!taken) this.link(entity, into, link);
		}
	}

	/** Links two records; linking a pair again only changes `main`. A contact or lead has at most one company. */
	link(entity: EntityName, id: number, link: Link): void {
		// The main contact belongs to the lead, whichever side creates the link.
		if (entity === 'contacts' && link.to === 'leads') {
			this.link('leads', link.id, { ...link, to: 'contacts', id });
			return;
		}
		if (link.to === 'companies' && entity !== 'companies') this.dropAll(entity, id, 'companies');
		if (entity === 'companies' && isEntity(link.to) && link.to !== 'companies')
			this.dropAll(link.to, link.id, 'companies');
		const main = link.main || (entity === 'leads' && link.to === 'contacts' && !this.hasMain(id));
		if (main && entity === 'leads') this.clearMain(id);
		this.put(entity, id, { ...link, main });
		this.put(link.to, link.id, { to: entity, id, main: false });
	}

	/** Removes a link, if it exists. */
	unlink(name: LinkedName, id: number, to: LinkedName, toId: number): void {
		this.drop(name, id, to, toId);
		this.drop(to, toId, name, id);
	}

	private hasMain(leadId: number): boolean {
		return this.of('leads', leadId).some((link) => link.to === 'contacts' && link.main);
	}

	private clearMain(leadId: number): void {
		const links = this.of('leads', leadId).map((link) => ({ ...link, main: false }));
		this.set(nodeOf('leads', leadId), links);
	}

	private dropAll(name: LinkedName, id: number, to: LinkedName): void {
		for (const link of this.of(name, id).filter((known) => known.to === to))
			this.unlink(name, id, to, link.id);
	}

	private put(name: LinkedName, id: number, link: Link): void {
		this.drop(name, id, link.to, link.id);
		this.set(nodeOf(name, id), [...this.of(name, id), link]);
	}

	private drop(name: LinkedName, id: number, to: LinkedName, toId: number): void {
		const rest = this.of(name, id).filter((link) => link.to !== to || link.id !== toId);
		this.set(nodeOf(name, id), rest);
	}

	private set(node: string, links: Link[]): void {
		this.history.note(node, this.from.get(node));
		this.from.set(node, links);
	}
}

/** The company and contacts in the `_embedded` of a new lead (API facts 5.4.2). */
export function newDealLinks(row: JsonObject): Link[] {
	const { companies, contacts } = objectOf(row._embedded);
	const linkTo = (to: LinkedName, { id, is_main }: JsonObject): Link => ({
		to,
		id: numberOf(id) ?? 0,
		main: is_main === true,
	});
	return [
		...objectsOf(companies).map((company) => linkTo('companies', company)),
		...objectsOf(contacts).map((contact) => linkTo('contacts', contact)),
	];
}
