package app;

import acme.store.Stores;
import java.util.Optional;

/** What the component Resources imports by itself. */
public interface ResourcesImports {
  /** {@code [constructor]ticket: func(store: borrow<store>) -> own<ticket>} */
  Resources.Ticket newTicket(Stores.Store store);

  /**
   * {@code [static]ticket.of: func(number: u64) -> option<own<ticket>>}
   *
   * @param number unsigned
   */
  Optional<Resources.Ticket> ticketOf(long number);

  /** {@code log: func(line: string)} */
  void log(String line);

  /** {@code stamp: func(ticket: own<ticket>)} */
  void stamp(Resources.Ticket ticket);
}
