/** What 'Get IDs' can list: the options of its parameter 'Kinds'. */
export const ID_KINDS = [
	{ name: 'Account', value: 'account' },
	{ name: 'Custom Field', value: 'custom_field' },
	{ name: 'Custom Field Option', value: 'custom_field_option' },
	{ name: 'Loss Reason', value: 'loss_reason' },
	{ name: 'Pipeline', value: 'pipeline' },
	{ name: 'Stage', value: 'stage' },
	{ name: 'Tag', value: 'tag' },
	{ name: 'Task Type', value: 'task_type' },
	{ name: 'User', value: 'user' },
	{ name: 'User Group', value: 'user_group' },
] as const;

export type IdKind = (typeof ID_KINDS)[number]['value'];
