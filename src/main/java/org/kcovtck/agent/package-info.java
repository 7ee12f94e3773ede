/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A target at the far end of two streams: the protocol of the agent, whose other side is {@code vm-images/agent}. How
 * the streams come about is the matter of whoever starts the agent: {@link org.kcovtck.agent.LocalAgent} here, {@code
 * ssh} elsewhere.
 */
package org.kcovtck.agent;
