import { History } from '../history';
import type { EntityName } from './kinds';

/** A link as seen from one of its ends. */
export interface Link {
	to: EntityName;
	id: number;
	main: boolean;
}

const nodeOf = (entity: EntityName, id: number): string => `${entity}:${id}`;

/** Links between companies, contacts and leads, readable from both ends (API facts 5.10). */
export class LinkStore {
	private readonly from = new Map<string, Link[]>();
	private readonly history: History<string, Link[]>;

	/** `lagMs`: how far lists are behind. */
	constructor(lagMs: () => number = () => 0) {
		this.history = new History(lagMs);
	}

	of(entity: EntityName, id: number): Link[] {
		return this.from.get(nodeOf(entity, id)) ?? [];
	}

	/** The links of a record as lists show them. */
	listed(entity: EntityName, id: number): Link[] {
		return this.history.seen(nodeOf(entity, id), this.of(entity, id)) ?? [];
	}

	/** Moves all links of one record to another of the same kind, as merging does. */
	move(entity: EntityName, from: number, into: number): void {
		for (const link of this.of(entity, from)) {
			this.unlink(entity, from, link.to, link.id);
			const toCompany = link.to === 'companies' && entity !== 'companies';
			const taken = toCompany && this.of(entity, into).some(({ to }) => to === 'companies');
			if (!taken) this.link(entity, into, link);
		}
	}

	/** Links two records; a second link of the same pair only changes `main`. A contact or lead keeps one company at most. */
	link(entity: EntityName, id: number, link: Link): void {
		if (link.to === 'companies' && entity !== 'companies') this.dropAll(entity, id, 'companies');
		if (entity === 'companies' && link.to !== 'companies')
			this.dropAll(link.to, link.id, 'companies');
		const main = link.main || (entity === 'leads' && link.to === 'contacts' && !this.hasMain(id));
		if (main && entity === 'leads') this.clearMain(id);
		this.put(entity, id, { ...link, main });
		this.put(link.to, link.id, { to: entity, id, main: false });
	}

	/** Takes a link away; does nothing when there is none. */
	unlink(entity: EntityName, id: number, to: EntityName, toId: number): void {
		this.drop(entity, id, to, toId);
		this.drop(to, toId, entity, id);
	}

	private hasMain(leadId: number): boolean {
		return this.of('leads', leadId).some((link) => link.to === 'contacts' && link.main);
	}

	private clearMain(leadId: number): void {
		this.set(
			nodeOf('leads', leadId),
			this.of('leads', leadId).map((link) => ({ ...link, main: false })),
		);
	}

	private dropAll(entity: EntityName, id: number, to: EntityName): void {
		for (const link of this.of(entity, id).filter((known) => known.to === to))
			this.unlink(entity, id, to, link.id);
	}

	private put(entity: EntityName, id: number, link: Link): void {
		this.drop(entity, id, link.to, link.id);
		this.set(nodeOf(entity, id), [...this.of(entity, id), link]);
	}

	private drop(entity: EntityName, id: number, to: EntityName, toId: number): void {
		const rest = this.of(entity, id).filter((link) => link.to !== to || link.id !== toId);
		this.set(nodeOf(entity, id), rest);
	}

	private set(node: string, links: Link[]): void {
		this.history.note(node, this.from.get(node));
		this.from.set(node, links);
	}
}
