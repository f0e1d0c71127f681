import { now } from '../clock';
import type { World } from '../world';
import type { StoredTalk } from './talkStore';

/** Whose message it is, and the lead that it is about. */
export interface IncomingMessage {
	contact: number;
	lead?: number;
}

function note(world: World, talk: StoredTalk, type: string, userId: number): void {
	const { id, lead_id: lead, contact_id: contact } = talk;
	const about =
		lead === null
			? { entity_type: 'contact', entity_id: contact }
			: { entity_type: 'lead', entity_id: lead, linked_talk_contact_id: contact };
	world.events.add({
		type,
		...about,
		created_by: userId,
		created_at: now(world),
		value_before: [],
		value_after: [{ message: { id: talk.chat_id, talk_id: id } }],
	});
}

/**
 * A client writes to the account, which begins a talk; returns its ID.
 * @throws Error if the contact or the lead does not exist.
 */
export function incomingMessage(world: World, { contact, lead }: IncomingMessage): number {
	if (!world.stores.contacts.get(contact)) throw new Error(`There is no contact ${contact}`);
	if (lead !== undefined && !world.stores.leads.get(lead))
		throw new Error(`There is no lead ${lead}`);
	const id = world.talks.nextId();
	const at = now(world);
	const talk: StoredTalk = {
		id,
		contact_id: contact,
		lead_id: lead ?? null,
		chat_id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
		created_at: at,
		updated_at: at,
		is_in_work: true,
		forced: false,
	};
	world.talks.add(talk);
	note(world, talk, 'talk_created', 0);
	note(world, talk, 'incoming_chat_message', 0);
	return id;
}

/** Ends a talk. */
export function closeTalk(world: World, talk: StoredTalk, forced: boolean, userId: number): void {
	world.talks.change(talk, { is_in_work: false, forced, updated_at: now(world) });
	note(world, talk, 'talk_closed', userId);
}
