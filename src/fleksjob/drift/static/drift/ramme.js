// Designsystemets komponenter vågner; siderne virker også uden.
window.addEventListener("DOMContentLoaded", () => window.DKFDS && window.DKFDS.init());
