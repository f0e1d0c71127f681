import type { IExecuteFunctions } from 'n8n-workflow';

import { nodeError } from '../output/failure';
import { createNotes } from '../output/notes';
import type { Resource } from '../resources/resource';
import { connect, credentialTypeOf, type Authentication } from '../transport/http/connection';
import { requireOneCredential } from '../transport/http/sameCredential';
import type { Failure } from '../transport/types';
import type { Operation, Run } from './verb';
import { verbsOf } from './verbsOf';

/** The chosen resource and operation. */
export interface ChosenOperation {
	resource: Resource;
	operation: Operation;
}

/** Reads the chosen resource and operation. Throws NodeOperationError for values that this version does not have. */
export async function chosenIn(
	context: IExecuteFunctions,
	resources: readonly Resource[],
): Promise<ChosenOperation> {
	const [name, verb] = ['resource', 'operation'].map((parameter) =>
		context.getNodeParameter(parameter, 0),
	);
	const resource = resources.find((known) => known.name === name);
	if (!resource) throw nodeError(context.getNode(), unknownChoice('resource', name), { item: 0 });
	const operation = await verbsOf(resource).get(String(verb))?.load();
	if (operation) return { resource, operation };
	throw nodeError(context.getNode(), unknownChoice('operation', verb), { item: 0 });
}

const unknownChoice = (what: string, name: unknown): Failure => ({
	message: `This version of the node has no ${what} "${String(name)}"`,
	description: 'Choose one from the list, or update the package.',
});

/** Opens the connection. Throws UserError for a credential without an account, or with different accounts for different items. */
export async function openRun(
	context: IExecuteFunctions,
	resource: Resource,
	items: number,
): Promise<Run> {
	const authentication = authenticationOf(context);
	const connection = await connect(context, authentication);
	await requireOneCredential(context, credentialTypeOf(authentication), items);
	return {
		context,
		connection,
		resource,
		stopAtFirst: !context.continueOnFail(),
		unknownColumns: new Set(),
		keptColumns: new Set(),
		notes: createNotes(),
		options: {},
	};
}

const authenticationOf = (context: IExecuteFunctions): Authentication =>
	context.getNodeParameter('authentication', 0, 'longLivedToken') === 'oAuth2'
		? 'oAuth2'
		: 'longLivedToken';
