package io.defenderxdr.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import co.elastic.logging.logback.EcsEncoder;
import io.defenderxdr.settings.Configuration;
import org.slf4j.LoggerFactory;

/** Sets the log up: lines on standard error, as text or as ECS JSON. */
final class Logging {

  /**
   * Control characters of attacker-made text are shown as {@code ?}, so that no record can forge a
   * line or steer a terminal.
   */
  private static final String TEXT =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %replace(%msg){'\\p{Cntrl}', '?'}%n%nopex";

  private static final String TEXT_WITH_STACK =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %replace(%msg){'\\p{Cntrl}', '?'}%n%ex";

  private Logging() {}

  /**
   * From here on lines are written as configured.
   *
   * @param debug whether stack traces are shown
   */
  static void setUp(Configuration.Log log, boolean debug) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(log.json() ? json(context) : text(context, debug));
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    // The SDK warns of its everyday life; what a reader must know comes from us, in one sentence.
    context.getLogger("com.azure").setLevel(Level.ERROR);
    // They print what token servers answer; its meaning comes from us, in one sentence.
    context.getLogger("com.azure.identity").setLevel(Level.OFF);
    context.getLogger("com.microsoft.aad").setLevel(Level.OFF);
    // They warn of what is usual or what our own sentences say: link changes, refused sign-ins.
    for (String library : new String[] {"com.azure", "org.apache.kafka", "reactor"}) {
      context.getLogger(library).setLevel(debug ? Level.WARN : Level.OFF);
    }
    context.getLogger("io.defenderxdr").setLevel(Level.toLevel(log.level()));
  }

  private static Encoder<ILoggingEvent> json(LoggerContext context) {
    EcsEncoder encoder = new EcsEncoder();
    encoder.setServiceName("defender-xdr");
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> text(LoggerContext context, boolean debug) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(debug ? TEXT_WITH_STACK : TEXT);
    encoder.start();
    return encoder;
  }
}
