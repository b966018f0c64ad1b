package io.defenderxdr.simulator.tenant;

/**
 * Names one state of one alert.
 *
 * @param alert the alert's number
 * @param step the state's place in its history
 */
record StateRef(int alert, int step) {
  static StateRef parse(String text) {
    int dot = text.indexOf('.');
    return new StateRef(
        Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  String text() {
    return alert + "." + step;
  }
}
