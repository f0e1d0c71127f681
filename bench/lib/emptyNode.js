// @ts-check
'use strict';
const { NodeConnectionTypes } = require('n8n-workflow');

/** A node that does nothing: what every node costs, mostly n8n's own library. */
class EmptyNode {
	constructor() {
		this.description = { inputs: [NodeConnectionTypes.Main], outputs: [NodeConnectionTypes.Main] };
	}
}

module.exports = { EmptyNode };
