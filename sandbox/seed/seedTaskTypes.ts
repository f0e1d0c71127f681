/** The account's task types (API facts 5.1); the API cannot add any. */
export const taskTypes = [
	{ id: 1, name: 'Follow-up', color: null, icon_id: null, code: 'FOLLOW_UP' },
	{ id: 2, name: 'Meeting', color: null, icon_id: null, code: 'MEETING' },
	{ id: 2400333, name: 'Send offer', color: '#8bc34a', icon_id: 7, code: null },
];
