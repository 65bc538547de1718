// D35: what waits is proposed for as one form: an answer given is not offered twice there, and what a person denied never again.
import { type Evidence, propose, type Proposal, type ProposeInput } from '../matching/propose.ts'
import type { Slots } from '../matching/slots.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import { proposeOpen, takenAnswers } from './attach.ts'
import type { Attachment } from './attachment.ts'

type Known = Omit<ProposeInput, 'slots' | 'evidence' | 'denied'>
type Asked = { slots: Slots; evidence: Evidence; denied?: ReadonlySet<string> | undefined }

/** Proposals for one field after the other; fields that read alike are compared once. */
export type Proposer = (asked: Asked) => Proposal

export function proposer(known: Known): Proposer {
  const made = new Map<string, Proposal>()
  return ({ slots, evidence, denied }) => {
    const read = () => propose({ ...known, slots, denied, evidence })
    // What stands beside a field is its own; without that, fields that read alike are compared once.
    if (evidence.company) return read()
    const reading = JSON.stringify([slots, evidence.code?.text, denied && [...denied]])
    const proposal = made.get(reading) ?? read()
    made.set(reading, proposal)
    return proposal
  }
}

export type FormProposals = {
  fields: readonly Field[]
  attachments: readonly Attachment[]
  proposeOne: (field: Field) => Proposal
}

/** For every field without attachment, by field key. */
export function proposeForm({ fields, attachments, proposeOne }: FormProposals): Map<string, Proposal> {
  const attached = new Map(attachments.map((attachment) => [attachment.field, attachment]))
  return proposeOpen({
    open: fields.filter((field) => !attached.has(fieldKey(field))),
    taken: takenAnswers(fields, attached),
    proposeOne: (field) => withoutDenied(proposeOne(field)),
  })
}

/** What a person said it is not is no suggestion any more; what is left is still a person's choice. */
function withoutDenied(proposal: Proposal): Proposal {
  const suggestions = proposal.suggestions.filter(({ vetoes }) => !vetoes.includes('denied'))
  if (suggestions.length === proposal.suggestions.length) return proposal
  return { ...proposal, suggestions, tier: suggestions.length === 0 || proposal.tier === 'new' ? 'new' : 'pick' }
}
